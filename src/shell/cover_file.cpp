#include "shell/cover_file.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/cover.hpp"
#include "words/words.hpp"

extern char** environ;

namespace vignette::shell {

namespace fs = std::filesystem;
using words::say;
using words::Severity;
using words::Word;

namespace {

constexpr int drawn = 0, broken = 1, no_library = 3;
constexpr rlim_t most_seconds = 3, most_memory = rlim_t{1} << 30;

/// The few functions of librsvg and Cairo that draw; found when they are first needed, so that nobody else pays for them.
class Drawing {
 public:
  explicit Drawing(const char* library) : library_(dlopen(library, RTLD_NOW | RTLD_LOCAL)) {
    found_ = library_ && find(read_, "rsvg_handle_new_from_data") && find(size_, "rsvg_handle_get_intrinsic_size_in_pixels") &&
             find(dimensions_, "rsvg_handle_get_intrinsic_dimensions") && find(render_, "rsvg_handle_render_document") &&
             find(surface_, "cairo_image_surface_create_for_data") && find(context_, "cairo_create") &&
             find(flush_, "cairo_surface_flush") && find(end_context_, "cairo_destroy") && find(end_surface_, "cairo_surface_destroy") &&
             find(end_handle_, "g_object_unref");
  }
  bool found() const { return found_; }

  /// Nothing if it cannot be drawn.
  std::optional<Pixels> draw(const std::string& text) const {
    const Held handle(read_(reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr), end_handle_);
    if (!handle) return std::nullopt;
    Pixels pixels = sized(shape_of(handle.get()));
    pixels.rgba.resize(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
    constexpr int premultiplied_argb = 0;
    const Held surface(surface_(pixels.rgba.data(), premultiplied_argb, pixels.width, pixels.height, pixels.width * 4), end_surface_);
    const Held context(context_(surface.get()), end_context_);
    const Box whole{0, 0, static_cast<double>(pixels.width), static_cast<double>(pixels.height)};
    if (!render_(handle.get(), context.get(), &whole, nullptr)) return std::nullopt;
    flush_(surface.get());
    for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) straighten(std::span(pixels.rgba).subspan(i).first<4>());
    return pixels;
  }

 private:
  using End = void (*)(void*);
  using Held = std::unique_ptr<void, End>;
  struct Box {
    double x, y, width, height;
  };
  struct Length {
    double length;
    int unit;
  };

  template <typename Function>
  bool find(Function*& into, const char* name) {
    into = reinterpret_cast<Function*>(dlsym(library_, name));
    return into != nullptr;
  }

  /// Width over height, as the picture says it; 3 to 2 when it says nothing.
  double shape_of(void* handle) const {
    double width = 0, height = 0;
    int has_width = 0, has_height = 0, has_box = 0;
    Length across{}, down{};
    Box box{};
    if (!size_(handle, &width, &height)) {
      dimensions_(handle, &has_width, &across, &has_height, &down, &has_box, &box);
      if (has_box) width = box.width, height = box.height;
    }
    const double shape = width > 0 && height > 0 ? width / height : 1.5;
    return std::isfinite(shape) ? std::clamp(shape, 0.25, 4.0) : 1.5;
  }

  static Pixels sized(double shape) {
    const auto other = [](double by) { return std::max(1, static_cast<int>(std::lround(cover_side * by))); };
    return shape >= 1 ? Pixels{cover_side, other(1 / shape), {}} : Pixels{other(shape), cover_side, {}};
  }

  /// Cairo's pixel is one number, alpha first, colours times alpha.
  static void straighten(std::span<std::uint8_t, 4> pixel) {
    std::uint32_t argb = 0;
    std::memcpy(&argb, pixel.data(), 4);
    const std::uint32_t alpha = argb >> 24;
    const auto part = [&](int shift) {
      const std::uint32_t value = argb >> shift & 0xFF;
      return static_cast<std::uint8_t>(alpha ? std::min<std::uint32_t>(255, (value * 255 + alpha / 2) / alpha) : 0);
    };
    pixel[0] = part(16), pixel[1] = part(8), pixel[2] = part(0), pixel[3] = static_cast<std::uint8_t>(alpha);
  }

  void* library_;
  bool found_ = false;
  void* (*read_)(const unsigned char*, std::size_t, void**) = nullptr;
  int (*size_)(void*, double*, double*) = nullptr;
  void (*dimensions_)(void*, int*, Length*, int*, Length*, int*, Box*) = nullptr;
  int (*render_)(void*, void*, const Box*, void**) = nullptr;
  void* (*surface_)(unsigned char*, int, int, int, int) = nullptr;
  void* (*context_)(void*) = nullptr;
  void (*flush_)(void*) = nullptr;
  End end_context_ = nullptr, end_surface_ = nullptr, end_handle_ = nullptr;
};

words::Problem told(const fs::path& file, Word what, Word mend, Severity severity = Severity::error) {
  return {file.string(), 0, 0, severity, say(what, fmt::arg("picture", file.filename().string())), std::string(say(mend))};
}

/// What was said to this program alone, such as a passphrase, stays here.
std::vector<char*> environment() {
  std::vector<char*> kept;
  for (char** variable = environ; *variable; ++variable)
    if (!std::string_view(*variable).starts_with("VIGNETTE_")) kept.push_back(*variable);
  kept.push_back(nullptr);
  return kept;
}

/// Reads to the end, and no more than `most`.
std::string read_out(int end, std::size_t most) {
  std::string out;
  std::array<char, 65536> buffer{};
  for (ssize_t got; out.size() <= most && (got = read(end, buffer.data(), buffer.size())) > 0;)
    out.append(buffer.data(), static_cast<std::size_t>(got));
  return out;
}

/// "WIDTH HEIGHT\n" and the pixels.
std::optional<Pixels> unpacked(const std::string& out) {
  Pixels pixels;
  int head = 0;
  if (std::sscanf(out.c_str(), "%5d %5d%n", &pixels.width, &pixels.height, &head) != 2) return std::nullopt;
  if (pixels.width < 1 || pixels.height < 1 || pixels.width > cover_side || pixels.height > cover_side) return std::nullopt;
  const auto begin = static_cast<std::size_t>(head) + 1;
  const auto size = static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4;
  if (out.size() != begin + size) return std::nullopt;
  pixels.rgba.assign(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end());
  return pixels;
}

}  // namespace

std::expected<Pixels, words::Problem> read_cover(const fs::path& file, const fs::path& program) {
  if (auto problem = pack::cover_problem(file.parent_path(), file.filename().string())) {
    problem->where = file.string();
    return std::unexpected(*problem);
  }
  const auto cannot = told(file, Word::pack_cover_broken, Word::pack_cover_broken_mend);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return std::unexpected(cannot);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::array<std::string, 3> words{program.string(), "draw-cover", file.string()};
  std::array<char*, 4> arguments{words[0].data(), words[1].data(), words[2].data(), nullptr};
  pid_t child = -1;
  const int failed = posix_spawn(&child, words[0].c_str(), &actions, nullptr, arguments.data(), environment().data());
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::string out;
  int status = -1;
  if (failed == 0) {
    out = read_out(ends[0], std::size_t{4} * cover_side * cover_side + 16);
    waitpid(child, &status, 0);
  }
  close(ends[0]);
  if (failed == 0 && WIFEXITED(status) && WEXITSTATUS(status) == no_library)
    return std::unexpected(told(file, Word::pack_cover_untried, Word::pack_cover_untried_mend, Severity::warning));
  auto pixels = failed == 0 && WIFEXITED(status) && WEXITSTATUS(status) == drawn ? unpacked(out) : std::nullopt;
  if (!pixels) return std::unexpected(cannot);
  return std::move(*pixels);
}

std::expected<Pixels, words::Problem> read_cover(const fs::path& file) { return read_cover(file, "/proc/self/exe"); }

int draw_cover(const fs::path& file, const char* library) {
  const rlimit time{most_seconds, most_seconds}, none{0, 0};
  [[maybe_unused]] const rlimit memory{most_memory, most_memory};
  setrlimit(RLIMIT_CPU, &time);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // their shadow takes more than any limit
  setrlimit(RLIMIT_AS, &memory);
#endif
  setrlimit(RLIMIT_CORE, &none);
  const Drawing drawing(library);
  if (!drawing.found()) return no_library;
  std::ifstream in(file, std::ios::binary);
  const auto pixels = drawing.draw(std::string{std::istreambuf_iterator<char>(in), {}});
  if (!pixels) return broken;
  std::printf("%d %d\n", pixels->width, pixels->height);
  const bool whole = std::fwrite(pixels->rgba.data(), 1, pixels->rgba.size(), stdout) == pixels->rgba.size();
  return whole && std::fflush(stdout) == 0 ? drawn : broken;
}

}  // namespace vignette::shell
