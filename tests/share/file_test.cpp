#include "share/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

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

TEST_CASE("a text that was given is UTF-8, without the mark at its beginning; of anything else nothing is taken") {
  const support::Scratch scratch;
  const auto file = scratch / "text.txt";
  const auto text = "Siân’s words.\n";
  for (const std::string before : {"", "\xEF\xBB\xBF"}) {
    support::put_bytes(file, before + text);
    CHECK(share::read_given_text(file).value() == text);
  }
  using namespace std::string_literals;
  for (const auto& bytes : {"caf\xE9"s, "\xFF\xFE\x43\x00"s, "\xFF\xFE bad"s, "C\0a\0f\0e\0"s}) {
    support::put_bytes(file, bytes);
    const auto read = share::read_given_text(file);
    REQUIRE_FALSE(read);
    CHECK(read.error().where == file.string());
    CHECK(read.error().what == words::say(Word::given_file_not_utf8));
    CHECK(read.error().mend == words::say(Word::given_file_not_utf8_mend));
  }
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

TEST_CASE("what a killed program left half written goes with the next writing; what somebody is writing stays") {
  const support::Scratch scratch;
  support::put_bytes(scratch / ".out.md.part", "half a sent");
  REQUIRE(share::write_file(scratch / "out.md", "a whole sentence"));
  CHECK(support::bytes_of(scratch / "out.md") == "a whole sentence");
  CHECK(files_in(scratch.path()) == 1);

  const int held = ::open((scratch / ".out.md.part").c_str(), O_RDWR | O_CREAT, 0600);
  REQUIRE(held >= 0);
  REQUIRE(::flock(held, LOCK_EX) == 0);
  REQUIRE(::write(held, "theirs", 6) == 6);
  REQUIRE(share::write_file(scratch / "out.md", "another"));
  CHECK(support::bytes_of(scratch / "out.md") == "another");
  CHECK(support::bytes_of(scratch / ".out.md.part") == "theirs");
  CHECK(files_in(scratch.path()) == 2);
  ::close(held);
}

TEST_CASE("a name that leads elsewhere is not written through") {
  const support::Scratch scratch;
  support::put_bytes(scratch / "theirs", "precious");
  fs::create_symlink("theirs", scratch / ".out.md.part");
  REQUIRE(share::write_file(scratch / "out.md", "words"));
  CHECK(support::bytes_of(scratch / "theirs") == "precious");
  fs::remove(scratch / ".out.md.part");
  fs::create_hard_link(scratch / "theirs", scratch / ".out.md.part");
  REQUIRE(share::write_file(scratch / "out.md", "words"));
  CHECK(support::bytes_of(scratch / "theirs") == "precious");
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

TEST_CASE("a protected portfolio shows no form: its name, or what lies beside it, says what it is") {
  const support::Scratch scratch;
  const std::string sealed = "\x8f\x01 pages that say nothing";
  const auto is_kept = [&](const std::string& name) {
    support::put_bytes(scratch / name, sealed);
    const auto kept_from = refusal(scratch / name);
    CHECK(support::bytes_of(scratch / name) == sealed);
    fs::remove(scratch / name);
    return kept_from == words::say(Word::store_portfolio_name);
  };
  for (const std::string name : {"portfolio.vignette", "portfolio 2026-10-14 1520.12Z.backup", "portfolio.vignette-journal",
                                 "portfolio.vignette-lock", "portfolio.vignette.part", "portfolio.vignette before version 5.backup"}) {
    INFO(name);
    CHECK(is_kept(name));
  }
  CHECK(refusal(scratch / "new.vignette") == words::say(Word::store_portfolio_name));
  CHECK_FALSE(fs::exists(scratch / "new.vignette"));

  for (const std::string companion : {"-lock", "-wal", "-journal", "-shm"}) {
    INFO(companion);
    support::put_bytes(scratch / "mine", sealed);
    support::put_bytes(scratch / ("mine" + companion), "");
    CHECK(refusal(scratch / "mine") == words::say(Word::export_is_portfolio));
    CHECK(refusal(scratch / ("mine" + companion)) == words::say(Word::export_is_portfolio));
    CHECK(support::bytes_of(scratch / "mine") == sealed);
    fs::remove(scratch / ("mine" + companion));
  }
  CHECK(share::write_file(scratch / "mine", "an export"));

  support::put_bytes(scratch / "portfolio.vignette", sealed);
  fs::create_symlink("portfolio.vignette", scratch / "writing.md");
  CHECK(refusal(scratch / "writing.md") == words::say(Word::store_portfolio_name));
  CHECK(support::bytes_of(scratch / "portfolio.vignette") == sealed);
}
