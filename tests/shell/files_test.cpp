// Settings, places and pictures: what is on the disk may be missing, damaged or hostile.

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <png.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "shell/look_file.hpp"
#include "shell/picture_file.hpp"
#include "shell/places.hpp"
#include "shell/run.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using support::put_bytes;
using support::Scratch;

namespace {

/// Sets a variable of the environment, and puts back what was there.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    if (value)
      setenv(name, value, 1);
    else
      unsetenv(name);
  }
  ~Variable() {
    if (before_)
      setenv(name_, before_->c_str(), 1);
    else
      unsetenv(name_);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

std::uint32_t crc(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFFu;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int i = 0; i < 8; ++i) sum = (sum >> 1) ^ ((sum & 1) ? 0xEDB88320u : 0);
  }
  return ~sum;
}

std::string four(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift);
  return bytes;
}

std::string chunk(const std::string& kind, const std::string& data) {
  return four(static_cast<std::uint32_t>(data.size())) + kind + data + four(crc(kind + data));
}

/// A PNG file of a few bytes that says it is this large.
std::string claiming(std::uint32_t width, std::uint32_t height) {
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", four(width) + four(height) + std::string("\x08\x06\0\0\0", 5)) +
         chunk("IDAT", std::string("\x78\x9c\x63\0\0\0\x01\0\x01", 9)) + chunk("IEND", "");
}

shell::Pixels stripes() {
  shell::Pixels pixels{32, 24, std::vector<std::uint8_t>(32 * 24 * 4)};
  for (std::size_t i = 0; i < pixels.rgba.size(); ++i) pixels.rgba[i] = static_cast<std::uint8_t>(i * 7);
  return pixels;
}

/// A JPEG of one grey pixel, 8 × 8 when unpacked, written byte by byte so that no encoder is needed.
std::string small_jpeg() {
  static constexpr unsigned char bytes[] = {
      0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 'J',  'F',  'I',  'F',  0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00,
      0xFF, 0xDB, 0x00, 0x43, 0x00, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
      0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
      0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
      0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0xFF, 0xC0, 0x00, 0x0B, 0x08, 0x00, 0x01, 0x00, 0x01, 0x01, 0x01,
      0x11, 0x00, 0xFF, 0xC4, 0x00, 0x14, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
      0x00, 0x00, 0x00, 0x03, 0xFF, 0xC4, 0x00, 0x14, 0x10, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
      0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3F, 0x00, 0x37, 0xFF, 0xD9};
  return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

}  // namespace

TEST_CASE("settings are read as they were written") {
  const Scratch scratch;
  const auto file = scratch / "deeper/look.json";
  const app::Look changed{.theme = app::Theme::contrast,
                          .text_size = 250,
                          .typeface = app::Typeface::dyslexic,
                          .spacing = app::Spacing::open,
                          .measure = app::Measure::narrow,
                          .tint = app::Tint::rose,
                          .reading_times = false,
                          .covers = false,
                          .nation = app::Nation::wales,
                          .language = "en-GB"};
  REQUIRE(shell::write_look(file, changed));
  CHECK(shell::read_look(file) == changed);
  REQUIRE(shell::write_look(file, {}));
  CHECK(shell::read_look(file) == app::Look{});
}

TEST_CASE("settings that cannot be read are the default ones") {
  const Scratch scratch;
  CHECK(shell::read_look(scratch / "none.json") == app::Look{});
  for (const auto* text : {"", "{", "[1, 2]", "null", "\xFF\xFE\x00", "{\"theme\": 7, \"text_size\": \"large\", \"covers\": []}",
                           "{\"theme\": \"purple\", \"spacing\": {\"a\": 1}, \"language\": 3}"}) {
    CAPTURE(text);
    put_bytes(scratch / "look.json", text);
    CHECK(shell::read_look(scratch / "look.json") == app::Look{});
  }
  std::filesystem::create_directory(scratch / "folder.json");
  CHECK(shell::read_look(scratch / "folder.json") == app::Look{});
}

TEST_CASE("settings that cannot be read are kept beside the new ones") {
  const Scratch scratch;
  const auto file = scratch / "look.json";
  CHECK_FALSE(shell::set_aside_unreadable(file));
  put_bytes(file, "");
  CHECK_FALSE(shell::set_aside_unreadable(file));
  put_bytes(file, R"({"theme": "dark"})");
  CHECK_FALSE(shell::set_aside_unreadable(file));
  put_bytes(file, R"({"theme": "dark",)");
  const auto said = shell::set_aside_unreadable(file);
  REQUIRE(said);
  CHECK(said->mend.find("look.json.unread") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK(support::bytes_of(scratch / "look.json.unread") == R"({"theme": "dark",)");
}

TEST_CASE("one damaged setting leaves the others as they were") {
  const Scratch scratch;
  put_bytes(scratch / "look.json", R"({"theme": "dark", "text_size": 999.5, "typeface": 5, "new": {"thing": 1}})");
  const auto look = shell::read_look(scratch / "look.json");
  CHECK(look.theme == app::Theme::dark);
  CHECK(look.text_size == 400);
  CHECK(look.typeface == app::Typeface::serif);
}

TEST_CASE("settings that cannot be written are a problem, not a crash") {
  const Scratch scratch;
  put_bytes(scratch / "file", "a file where a folder should be");
  CHECK_FALSE(shell::write_look(scratch / "file/look.json", {}));
  std::filesystem::create_directories(scratch / "folder/look.json");
  const auto kept = shell::write_look(scratch / "folder/look.json", {});
  REQUIRE_FALSE(kept);
  CHECK(kept.error().what.find("settings") != std::string::npos);  // what cannot be kept, and where
  CHECK(kept.error().mend.find("folder/look.json") != std::string::npos);
}

TEST_CASE("places follow the XDG folders") {
  const Variable own("VIGNETTE_HOME", nullptr), home("HOME", "/somebody");
  {
    const Variable data("XDG_DATA_HOME", nullptr), configuration("XDG_CONFIG_HOME", nullptr);
    CHECK(shell::places().portfolio == "/somebody/.local/share/vignette/portfolio.vignette");
    CHECK(shell::places().look == "/somebody/.config/vignette/look.json");
  }
  {
    const Variable data("XDG_DATA_HOME", "/data"), configuration("XDG_CONFIG_HOME", "/configuration");
    CHECK(shell::places().portfolio == "/data/vignette/portfolio.vignette");
    CHECK(shell::places().look == "/configuration/vignette/look.json");
  }
  const Variable data("XDG_DATA_HOME", "relative/is/ignored"), configuration("XDG_CONFIG_HOME", "");
  CHECK(shell::places().portfolio == "/somebody/.local/share/vignette/portfolio.vignette");
  CHECK(shell::places().look == "/somebody/.config/vignette/look.json");
}

TEST_CASE("VIGNETTE_HOME holds everything, and what is asked for comes before it") {
  const Variable own("VIGNETTE_HOME", "/mine"), data("XDG_DATA_HOME", "/data"), configuration("XDG_CONFIG_HOME", "/configuration");
  CHECK(shell::places().portfolio == "/mine/portfolio.vignette");
  CHECK(shell::places().look == "/mine/look.json");
  const auto asked = shell::places("/here/it.vignette", "/packs");
  CHECK(asked.portfolio == "/here/it.vignette");
  CHECK(asked.content == "/packs");
  CHECK(asked.look == "/mine/look.json");
}

TEST_CASE("a picture is read as it was written") {
  const Scratch scratch;
  REQUIRE(shell::write_png(scratch / "it.png", stripes()));
  const auto read = shell::read_picture(scratch / "it.png");
  REQUIRE(read);
  CHECK(read->width == 32);
  CHECK(read->height == 24);
  CHECK(read->rgba == stripes().rgba);
}

TEST_CASE("a small file that claims to be an enormous picture is refused unread") {
  const Scratch scratch;
  for (const auto& [width, height] : {std::pair{60000u, 60000u}, {8001u, 1u}, {1u, 8001u}, {7000u, 7000u}, {0x7FFFFFFFu, 0x7FFFFFFFu}}) {
    CAPTURE(width, height);
    put_bytes(scratch / "bomb.png", claiming(width, height));
    const auto read = shell::read_picture(scratch / "bomb.png");
    REQUIRE_FALSE(read);
    CHECK(read.error().where == (scratch / "bomb.png").string());
    CHECK_FALSE(read.error().mend.empty());
  }
  auto jpeg = small_jpeg();
  const auto size = jpeg.find("\xFF\xC0") + 5;
  jpeg.replace(size, 4, "\xEA\x60\xEA\x60");
  put_bytes(scratch / "bomb.jpg", jpeg);
  CHECK_FALSE(shell::read_picture(scratch / "bomb.jpg"));
}

TEST_CASE("what is no picture is a problem, not a crash") {
  const Scratch scratch;
  CHECK_FALSE(shell::read_picture(scratch / "missing.png"));
  std::filesystem::create_directory(scratch / "folder.png");
  CHECK_FALSE(shell::read_picture(scratch / "folder.png"));
  for (const std::string& bytes : {std::string(), std::string("\x89PNG\r\n\x1a\n"), std::string("\xFF\xD8\xFF"), std::string("<svg/>"),
                                   std::string("GIF89a"), std::string(5000, '\xFF'), "\xFF\xD8\xFF" + std::string(5000, '\0')}) {
    put_bytes(scratch / "it.png", bytes);
    CHECK_FALSE(shell::read_picture(scratch / "it.png"));
  }
}

TEST_CASE("a picture cut short at any byte is a problem, or what there was of it") {
  const Scratch scratch;
  REQUIRE(shell::write_png(scratch / "whole.png", stripes()));
  const std::string png = support::bytes_of(scratch / "whole.png");
  for (std::size_t length = 0; length + 12 < png.size(); length += 5) {  // the last 12 bytes only say that it ends
    CAPTURE(length);
    put_bytes(scratch / "cut.png", png.substr(0, length));
    CHECK_FALSE(shell::read_picture(scratch / "cut.png"));
  }
  put_bytes(scratch / "whole.jpg", small_jpeg());
  const auto jpeg = shell::read_picture(scratch / "whole.jpg");
  REQUIRE(jpeg);
  CHECK(jpeg->width == 1);
  for (std::size_t length = 0; length < small_jpeg().size(); ++length) {
    put_bytes(scratch / "cut.jpg", small_jpeg().substr(0, length));
    const auto read = shell::read_picture(scratch / "cut.jpg");
    if (read) CHECK(read->rgba.size() == 4);
  }
}

TEST_CASE("no dump of memory is left, and no program of the account reads it") {
  const pid_t child = ::fork();
  if (child == 0) {
    shell::keep_out_of_dumps();
    rlimit core{1, 1};
    const bool none = ::getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0 && core.rlim_max == 0;
    ::_exit(none && ::prctl(PR_GET_DUMPABLE) == 0 ? 0 : 1);
  }
  int status = 1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}
