// What the real program gives away on the command line, and what it does not.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "store/care.hpp"
#include "store/reader.hpp"
#include "support/random_portfolio_file.hpp"
#include "support/scratch.hpp"
#include "support/shell_line.hpp"

namespace {

namespace fs = std::filesystem;
using namespace vignette;
using nlohmann::json;
using support::only_mine;

std::string call(const fs::path& folder, const std::string& words) {
  const std::string line = "env -u DISPLAY -u VIGNETTE_PASSPHRASE VIGNETTE_HOME='" + (folder / "home").string() +
                           "' '" VIGNETTE_BUILD "/vignette' --portfolio '" + (folder / "p.vignette").string() + "' " + words +
                           " </dev/null 2>&1";
  const auto said = support::run_line(line);
  CHECK(said.status == 0);
  return said.told;
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

portfolio::Contents fill(const fs::path& file, const store::KeyPtr& key, support::Portfolios& portfolios) {
  auto contents = portfolios.next();
  while (!support::holds_notes(contents) || contents.reflections.empty()) contents = portfolios.next();
  const auto open = store::Store::open(file, key);
  REQUIRE(open);
  REQUIRE((*open)->transact(support::changes_of(contents)));
  return contents;
}

}  // namespace

TEST_CASE("neither the list of answers nor an export holds what is only for the learner") {
  support::Portfolios portfolios(11);
  for (int round = 0; round < 8; ++round) {
    const support::Scratch scratch;
    const auto contents = fill(scratch / "p.vignette", nullptr, portfolios);
    const auto page = scratch / "out.md";
    const auto list = call(scratch.path(), "answers"), as_json = call(scratch.path(), "answers --json");
    const auto said = call(scratch.path(), "export --format md -o '" + page.string() + "'");
    const auto info = call(scratch.path(), "portfolio info --json");
    for (const auto& text : {list, as_json, said, info, support::bytes_of(page)}) CHECK_FALSE(holds(text, only_mine));
    for (const auto& text : {list, as_json, support::bytes_of(page)}) CHECK(holds(text, support::told));
    CHECK(holds(support::bytes_of(scratch / "p.vignette"), only_mine));  // so that the looking can fail

    const auto told = json::parse(as_json);
    for (const auto& reflection : contents.reflections) {
      const auto key = portfolio::own_reflection(reflection.id);
      const bool written = std::ranges::any_of(contents.answers, [&](const auto& one) { return one.key == key; });
      const auto is_it = [&](const json& one) { return one["reflection"].is_object() && one["reflection"]["id"] == reflection.id; };
      const auto found = std::ranges::find_if(told, is_it);
      CHECK((found != told.end()) == written);
      if (found != told.end()) CHECK((*found)["reflection"]["title"] == reflection.title);
      CHECK_FALSE(holds(list, "own reflection"));
    }
    CHECK_FALSE(told.empty());
    for (const auto& one : told) {  // each has every key, and says either which question it answers or which reflection it is
      CHECK(one["case"].is_null() == one["question"].is_null());
      CHECK(one["reflection"].is_null() == one["case"].is_string());
      CHECK((one["text"].is_string() && one["updated"].is_string() && one["revisions"].is_number()));
    }
  }
}

TEST_CASE("the whole protected portfolio, moved by hand, holds what is only for the learner") {
  const support::Scratch scratch;
  const std::string passphrase = "plum ladder quiet engine";
  const auto key = std::make_shared<const store::Key>(store::Key::derive(passphrase, store::Key::new_salt()));
  support::Portfolios portfolios(12);
  fill(scratch / "p.vignette", key, portfolios);
  support::put_bytes(scratch / "words", passphrase + "\n");
  const auto copy = scratch / "copy.vignette";
  const std::string opened = " --passphrase-file '" + (scratch / "words").string() + "'";
  call(scratch.path(), "portfolio backup -o '" + copy.string() + "'" + opened);
  CHECK_FALSE(holds(support::bytes_of(copy), only_mine));
  const auto moved = (*store::Reader::open(copy, key))->everything().value();
  CHECK(support::holds_notes(moved));
  CHECK(moved == (*store::Reader::open(scratch / "p.vignette", key))->everything().value());
  CHECK_FALSE(holds(call(scratch.path(), "answers" + opened), only_mine));
}
