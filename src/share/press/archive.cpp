#include "share/press/archive.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace vignette::share::press {

std::string archive(const std::vector<std::pair<std::string, std::string>>& files) {
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> memory(zip_source_buffer_create(nullptr, 0, 0, nullptr), zip_source_free);
  if (!memory) throw std::runtime_error("no memory");
  zip_source_keep(memory.get());  // one hold for the archive, one for reading it afterwards
  zip_t* packing = zip_open_from_source(memory.get(), ZIP_TRUNCATE, nullptr);
  if (!packing) {
    zip_source_free(memory.get());
    throw std::runtime_error("libzip opens no archive");
  }
  std::unique_ptr<zip_t, decltype(&zip_discard)> unless_closed(packing, zip_discard);
  constexpr zip_uint16_t midnight = 0, first_of_1980 = 1 << 5 | 1;  // the first day that a ZIP can name
  for (const auto& [name, bytes] : files) {
    zip_source_t* source = zip_source_buffer(packing, bytes.data(), bytes.size(), 0);
    const auto index = zip_file_add(packing, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      throw std::runtime_error(zip_strerror(packing));
    }
    zip_file_set_dostime(packing, static_cast<zip_uint64_t>(index), midnight, first_of_1980, 0);
  }
  if (zip_close(packing) != 0) throw std::runtime_error(zip_strerror(packing));
  static_cast<void>(unless_closed.release());

  zip_stat_t size;
  if (zip_source_stat(memory.get(), &size) != 0 || zip_source_open(memory.get()) != 0) throw std::runtime_error("libzip lost the archive");
  std::string out(size.size, '\0');
  const auto read = zip_source_read(memory.get(), out.data(), out.size());
  zip_source_close(memory.get());
  if (read != static_cast<zip_int64_t>(out.size())) throw std::runtime_error("libzip lost part of the archive");
  return out;
}

}  // namespace vignette::share::press
