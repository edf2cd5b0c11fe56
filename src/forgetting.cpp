// Whatever the program gives back is overwritten first: a copy of somebody's words that a string, a list or a library made on the way is
// gone from memory with it, after a wipe as behind the lock. Part of the program alone: tests keep their sanitizers' own.
#include <malloc.h>
#include <string.h>

#include <cstddef>
#include <cstdlib>
#include <new>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

void give_back(void* gone) noexcept {
  if (gone == nullptr) return;
  ::explicit_bzero(gone, ::malloc_usable_size(gone));
  std::free(gone);
}

}  // namespace

void operator delete(void* gone) noexcept { give_back(gone); }
void operator delete[](void* gone) noexcept { give_back(gone); }
void operator delete(void* gone, std::size_t /*size*/) noexcept { give_back(gone); }
void operator delete[](void* gone, std::size_t /*size*/) noexcept { give_back(gone); }
void operator delete(void* gone, std::align_val_t /*align*/) noexcept { give_back(gone); }
void operator delete[](void* gone, std::align_val_t /*align*/) noexcept { give_back(gone); }
void operator delete(void* gone, std::size_t /*size*/, std::align_val_t /*align*/) noexcept { give_back(gone); }
void operator delete[](void* gone, std::size_t /*size*/, std::align_val_t /*align*/) noexcept { give_back(gone); }

#endif
