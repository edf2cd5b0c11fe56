#include "share/file.hpp"

#include <catch2/catch_test_macros.hpp>

#include "support/scratch.hpp"
#include "words/words.hpp"

using namespace vignette;
using words::Word;
namespace fs = std::filesystem;

namespace {

std::string refusal(const fs::path& file) {
  const auto result = share::write_file(file, "words");
  REQUIRE_FALSE(result);
  CHECK(result.error().where == file.string());
  CHECK_FALSE(result.error().mend.empty());
  return result.error().what;
}

std::ptrdiff_t files_in(const fs::path& folder) { return std::distance(fs::directory_iterator(folder), {}); }

}  // namespace

TEST_CASE("a file is put down whole, over one of its name, and only for its owner") {
  const support::Scratch scratch;
  REQUIRE(share::write_file(scratch / "out.md", "first"));
  REQUIRE(share::write_file(scratch / "out.md", std::string(100'000, 'w')));
  CHECK(support::bytes_of(scratch / "out.md") == std::string(100'000, 'w'));
  CHECK(fs::status(scratch / "out.md").permissions() == fs::perms{0600});
  CHECK(files_in(scratch.path()) == 1);
}

TEST_CASE("a link is followed, and stays one") {
  const support::Scratch scratch;
  support::put_bytes(scratch / "real.md", "before");
  fs::create_symlink("real.md", scratch / "link.md");
  REQUIRE(share::write_file(scratch / "link.md", "after"));
  CHECK(fs::is_symlink(scratch / "link.md"));
  CHECK(support::bytes_of(scratch / "real.md") == "after");
}

TEST_CASE("what is no file is written to as it is") { CHECK(share::write_file("/dev/null", "words")); }

TEST_CASE("what cannot be written says why, and leaves nothing behind") {
  const support::Scratch scratch;
  CHECK(refusal(scratch.path()) == words::say(Word::export_is_folder));
  CHECK(refusal(scratch / "none" / "out.md") == words::say(Word::export_no_folder));
  support::put_bytes(scratch / "file", "kept");
  CHECK(refusal(scratch / "file" / "out.md") == words::say(Word::export_no_folder));
  CHECK(support::bytes_of(scratch / "file") == "kept");
  CHECK(files_in(scratch.path()) == 1);
}

TEST_CASE("a full disk says so") { CHECK(refusal("/dev/full") == words::say(Word::store_full)); }

TEST_CASE("a portfolio is never replaced by what is taken out of it") {
  const support::Scratch scratch;
  const auto portfolio = scratch / "portfolio.vignette";
  const std::string bytes = std::string("SQLite format 3") + '\0' + "pages of it";
  support::put_bytes(portfolio, bytes);
  support::put_bytes(scratch / "portfolio.vignette-wal", "its newest words");
  CHECK_FALSE(share::write_file(portfolio, "an export"));
  CHECK_FALSE(share::write_file(scratch / "portfolio.vignette-wal", "an export"));
  CHECK(support::bytes_of(portfolio) == bytes);
  CHECK(share::write_file(scratch / "writing.md", "an export"));
}
