// Dictionaries of this computer: two small ones that the test makes, and en-GB as scripts/setup installs it.
#include "shell/speller.hpp"

#include <catch2/catch_test_macros.hpp>

#include "shell/places.hpp"
#include "shell/running.hpp"
#include "support/came_back.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using namespace vignette::shell;
using support::put_bytes;
using support::Scratch;

namespace {

namespace intent = app::intent;
namespace effect = app::effect;

using Answers = support::CameBack;

/// A made-up language with few words; its region is written in an encoding of one byte a letter.
void make_dictionaries(const Scratch& scratch) {
  put_bytes(scratch / "en_GB.aff", "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n");
  put_bytes(scratch / "en_GB.dic", "4\nreceive/S\nwe\nwon't\nplan/S\n");
  put_bytes(scratch / "cy_GB.aff", "SET ISO8859-1\nTRY abc\n");
  put_bytes(scratch / "cy_GB.dic", "2\nt\xEA\noer\n");
  put_bytes(scratch / "hyph_en_GB.dic", "UTF-8\n");
  put_bytes(scratch / "alone.dic", "1\nword\n");
}

}  // namespace

TEST_CASE("dictionaries are found by their two files") {
  const Scratch scratch;
  make_dictionaries(scratch);
  CHECK(dictionaries_in({scratch.path(), scratch / "none"}) == std::vector<std::string>{"cy-GB", "en-GB"});
}

TEST_CASE("words are judged and suggestions made, with the apostrophe that was written") {
  const Scratch scratch;
  make_dictionaries(scratch);
  Answers answers;
  Speller speller(answers.results, {scratch.path()});
  speller.check({1, "en-GB", {"we", "recieve", "plans", "won’t", "Receive"}});
  CHECK(answers.next<intent::DictionariesFound>().tags == std::vector<std::string>{"cy-GB", "en-GB"});
  const auto checked = answers.next<intent::WordsChecked>();
  CHECK(checked.number == 1);
  CHECK(checked.language == "en-GB");
  CHECK(checked.wrong == std::vector<std::string>{"recieve"});
  CHECK(checked.right == std::vector<std::string>{"we", "plans", "won’t", "Receive"});
  speller.suggest({2, "en-GB", "recieve"});
  const auto offered = answers.next<intent::WordsSuggested>();
  CHECK_FALSE(offered.right);
  CHECK(offered.suggestions == std::vector<std::string>{"receive"});
  speller.suggest({3, "en-GB", "wonn’t"});
  const auto curly = answers.next<intent::WordsSuggested>();
  REQUIRE_FALSE(curly.suggestions.empty());
  CHECK(curly.suggestions.front() == "won’t");
  speller.suggest({4, "en-GB", "we"});
  CHECK(answers.next<intent::WordsSuggested>().right);
}

TEST_CASE("a dictionary in another encoding; what it has no letter for is not for it to judge") {
  const Scratch scratch;
  make_dictionaries(scratch);
  Answers answers;
  Speller speller(answers.results, {scratch.path()});
  speller.check({1, "cy", {"tê", "oer", "oerr", "ŵyn"}});
  CHECK(answers.next<intent::WordsChecked>().wrong == std::vector<std::string>{"oerr"});
}

TEST_CASE("where there is no dictionary for a language, that is all that is said") {
  const Scratch scratch;
  Answers answers;
  Speller speller(answers.results, {scratch.path()});
  speller.check({1, "en-GB", {"we"}});
  CHECK(answers.next<intent::DictionariesFound>().tags.empty());
}

TEST_CASE("a session checks what the page asks about") {
  const support::Desk desk;
  make_dictionaries(desk.scratch);
  setenv("DICPATH", desk.scratch.path().c_str(), 1);
  {
    support::Running running(desk.options());
    unsetenv("DICPATH");
    running.until_open();
    running.open();
    running.type("we recieve");
    running.apply(intent::CheckWords{{"we", "recieve"}});
    running.until([](const app::Model& m) { return app::spelt(m, "recieve") == app::Spelt::wrong; });
    CHECK(app::spelt(running.model(), "we") == app::Spelt::right);
    running.apply(intent::AskForSpelling{app::Field::answer, 5, false});
    running.until([](const app::Model& m) { return m.spelling.offer && m.spelling.offer->come; });
    running.apply(intent::UseSuggestion{0});
    CHECK(app::editing(running.model(), app::Field::answer)->text == "we receive");
    running.until_saved();
  }
  CHECK(support::on_disk(desk.file()) == "we receive");
}

TEST_CASE("a word of one's own is in the file, and known when the program is started again") {
  const support::Desk desk;
  make_dictionaries(desk.scratch);
  setenv("DICPATH", desk.scratch.path().c_str(), 1);
  {
    support::Running running(desk.options());
    running.until_open();
    running.open();
    running.type("Tomasz");
    running.apply(intent::AskForSpelling{app::Field::answer, 2, false});
    running.until([](const app::Model& m) { return m.spelling.offer && m.spelling.offer->come; });
    running.apply(intent::AddWord{});
    running.until_saved();
  }
  CHECK(support::on_disk(desk.file(), app::own_words_key()) == "Tomasz\n");
  support::Running again(desk.options());
  unsetenv("DICPATH");
  again.until([](const app::Model& m) { return app::spelt(m, "Tomasz") == app::Spelt::right; });
}

TEST_CASE("a service's file is read when the program starts; a bad one is said, and the usual texts stand") {
  const support::Desk desk;
  put_bytes(desk.scratch / "policy.yml", "retention: Six months.\n");
  auto options = desk.options();
  options.policy = desk.scratch / "policy.yml";
  {
    support::Running running(options);
    running.until([](const app::Model& m) { return m.policy.retention == "Six months."; });
  }
  put_bytes(desk.scratch / "policy.yml", "retention: Six months.\nupload: all\n");
  support::Running running(options);
  running.until([](const app::Model& m) { return m.notice.has_value(); });
  CHECK(running.model().policy == pack::Policy());
  CHECK(running.model().notice->mend.find("upload") != std::string::npos);
}

TEST_CASE("en-GB as installed: British spelling, and not American") {
  const auto folders = places().dictionaries;
  const auto found = dictionaries_in(folders);
  if (std::ranges::find(found, "en-GB") == found.end()) SKIP("scripts/setup has not run here");
  Answers answers;
  Speller speller(answers.results, folders);
  speller.check({1, "en-GB", {"colour", "color", "behaviour", "safeguarding", "recieve", "didn’t", "Monday"}});
  CHECK(answers.next<intent::WordsChecked>().wrong == std::vector<std::string>{"color", "recieve"});
  speller.suggest({2, "en-GB", "recieve"});
  const auto offered = answers.next<intent::WordsSuggested>();
  CHECK(std::ranges::find(offered.suggestions, "receive") != offered.suggestions.end());
}
