// `vignette export` in every form, by the real program.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstdio>
#include <string>

#include "store/reader.hpp"
#include "support/random_portfolio_file.hpp"
#include "support/scratch.hpp"
#include "support/shell_line.hpp"

namespace {

namespace fs = std::filesystem;
using namespace vignette;

using support::Said;

/// Both what is printed and what is complained of.
Said call(const fs::path& folder, const std::string& words) {
  const std::string line = "env -u DISPLAY -u VIGNETTE_PASSPHRASE VIGNETTE_HOME='" + (folder / "home").string() +
                           "' '" VIGNETTE_BUILD "/vignette' export --portfolio '" + (folder / "p.vignette").string() + "' " + words +
                           " </dev/null 2>&1";
  return support::run_line(line);
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

portfolio::Answer answer(const std::string& case_id, const std::string& question, const std::string& text) {
  return {.id = portfolio::make_id({1'790'000'000'000}, text.size(), 7),
          .key = {case_id, question},
          .case_title = case_id,
          .question_number = question.back() - '0',
          .wording = "What stands out?",
          .text = text,
          .created = {1'790'000'000'000},
          .updated = {1'790'000'000'000},
          .revisions = 0};
}

void fill(const fs::path& file) {
  portfolio::Contents contents;
  contents.answers = {answer("jo", "q1", "First words."), answer("jo", "q2", "Second words, longer.")};
  auto mine = answer("jo", "q1", support::only_mine);
  mine.key = portfolio::only_for_me({"jo", "q1"});
  contents.answers.push_back(mine);
  const auto open = store::Store::open(file, nullptr);
  REQUIRE(open);
  REQUIRE((*open)->transact(support::changes_of(contents)));
}

}  // namespace

TEST_CASE("each form is written as what it is called") {
  const support::Scratch scratch;
  fill(scratch / "p.vignette");
  using Pair = std::pair<std::string, std::string>;
  const auto [words, begins] =
      GENERATE(Pair{"md -o a.md", "# What I wrote"}, Pair{"txt -o a.txt", "What I wrote\n==="}, Pair{"html -o a.html", "<!doctype html>"},
               Pair{"pdf -o a.pdf", "%PDF-1."}, Pair{"docx -o a.docx", "PK\x03\x04"}, Pair{"pdf --paper letter -o b.pdf", "%PDF-1."},
               Pair{"supervision -o s.pdf", "%PDF-1."}, Pair{"supervision -o s", "%PDF-1."}, Pair{"supervision -o s.docx", "PK\x03\x04"},
               Pair{"supervision -o s.html", "<!doctype html>"}, Pair{"supervision -o s.md", "# Bring to supervision"},
               Pair{"supervision -o s.txt", "Bring to supervision\n==="});
  CAPTURE(words);
  const auto name = words.substr(words.rfind(' ') + 1);
  const auto said = call(scratch.path(), "--format " + words.substr(0, words.rfind(' ') + 1) + "'" + (scratch / name).string() + "'");
  CAPTURE(said.told);
  REQUIRE(said.status == 0);
  const auto bytes = support::bytes_of(scratch / name);
  CHECK(bytes.starts_with(begins));
  CHECK_FALSE(holds(bytes, support::only_mine));
}

TEST_CASE("what was written is told to programs too") {
  const support::Scratch scratch;
  fill(scratch / "p.vignette");
  const auto file = (scratch / "a.md").string();
  const auto said = call(scratch.path(), "--json --format md -o '" + file + "'");
  CHECK(said.status == 0);
  CHECK(said.told.find("\"file\": \"" + file + "\"") != std::string::npos);
  CHECK(said.told.find("\"format\": \"md\"") != std::string::npos);
}

TEST_CASE("a page for supervision has what was asked for, and the rest not") {
  const support::Scratch scratch;
  fill(scratch / "p.vignette");
  const auto page = scratch / "page.txt";
  const auto to = " -o '" + page.string() + "'";
  const auto said = call(scratch.path(),
                         "--format supervision --answer jo/q2 --talk 'One?' --talk 'Two?' --name R. --role 'case manager' "
                         "--for 2026-10-22" +
                             to);
  CAPTURE(said.told);
  REQUIRE(said.status == 0);
  const auto text = support::bytes_of(page);
  for (const auto* here : {"R., case manager. For 22 October 2026", "1. One?", "2. Two?", "jo, question 2.", "Second words, longer."}) {
    CAPTURE(here, text);
    CHECK(holds(text, here));
  }
  CHECK_FALSE(holds(text, "First words."));
}

TEST_CASE("what cannot be a page for supervision is said, and nothing is written") {
  const support::Scratch scratch;
  fill(scratch / "p.vignette");
  using Wrong = std::tuple<std::string, int, std::string>;
  const auto [words, status, told] =
      GENERATE(Wrong{"pdf --talk A", 64, "--talk is for --format supervision only"},
               Wrong{"md --name R.", 64, "--name is for --format supervision only"},
               Wrong{"supervision --talk A --talk B --talk C --talk D", 64, "More than three lines to talk about"},
               Wrong{"supervision --for soon", 64, "--for: error: soon is not a day"},
               Wrong{"pdf --since 2026-13-01", 64, "--since: error: 2026-13-01 is not a day"},
               Wrong{"pdf --paper a3", 64, "“a3” is not one of a4, letter"},
               Wrong{"supervision --answer jo/q9", 2, "Nothing is written under jo/q9"},
               Wrong{"supervision --answer 'jo/only for me'", 2, "Nothing is written under"},
               Wrong{"pdf --case nobody", 2, "There is no case nobody"});
  CAPTURE(words);
  const auto page = scratch / "page";
  const auto said = call(scratch.path(), "--format " + words + " -o '" + page.string() + "'");
  CAPTURE(said.told);
  CHECK(said.status == status);
  CHECK(holds(said.told, told));
  CHECK_FALSE(fs::exists(page));
}

TEST_CASE("a name that says another form is refused, and so is one that says none that is written; nothing is written") {
  const support::Scratch scratch;
  fill(scratch / "p.vignette");
  using Wrong = std::tuple<std::string, std::string, std::string>;
  const auto [form, name, told] =
      GENERATE(Wrong{"pdf", "z.docx", "the name ends in .docx, but what was asked for is written as .pdf"},
               Wrong{"md", "z.HTML", "the name ends in .HTML, but what was asked for is written as .md"},
               Wrong{"supervision", "z.xyz", "nothing is written here as .xyz"}, Wrong{"txt", "-", "is the name of no file here"});
  CAPTURE(form, name);
  const std::string line = "cd '" + scratch.path().string() +
                           "' && env -u DISPLAY VIGNETTE_HOME=home '" VIGNETTE_BUILD "/vignette' export --portfolio p.vignette --format " +
                           form + " -o " + name + " </dev/null 2>&1";
  const auto said = support::run_line(line);
  CAPTURE(said.told);
  CHECK(said.status != 0);
  CHECK(holds(said.told, told));
  CHECK_FALSE(fs::exists(scratch / name));
}

TEST_CASE("a name that says nothing of a form is taken as it is; one that is too long is said to be") {
  const support::Scratch scratch;
  fill(scratch / "p.vignette");
  CHECK(call(scratch.path(), "--format md -o '" + (scratch / "notes.of.jo").string() + "'").status == 0);
  CHECK(call(scratch.path(), "--format html -o '" + (scratch / "page.HTM").string() + "'").status == 0);
  const auto said = call(scratch.path(), "--format txt -o '" + (scratch / (std::string(300, 'a') + ".txt")).string() + "'");
  CHECK(said.status == 2);
  CHECK(holds(said.told, "this name is too long for a file"));
}

TEST_CASE("where nothing was written that fits the choice, that is said and no page is made of it") {
  const support::Scratch scratch;
  fill(scratch / "p.vignette");
  const auto page = scratch / "page.html";
  for (const auto* words : {"html --since 2100-01-01", "supervision --since 2100-01-01"}) {
    const auto said = call(scratch.path(), std::string("--format ") + words + " -o '" + page.string() + "'");
    CAPTURE(said.told);
    CHECK(said.status == 2);
    CHECK(holds(said.told, "Nothing was written that fits this choice (Choose another case or an earlier date"));
    CHECK_FALSE(fs::exists(page));
  }
  CHECK(call(scratch.path(), "--format supervision --since 2100-01-01 --talk 'Who tells?' -o '" + page.string() + "'").status == 0);
  CHECK(fs::exists(page));
}
