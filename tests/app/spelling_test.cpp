// Spelling: what is asked outside, what the answers are taken for, what is offered, and where a person's own words go.
#include "app/spelling_left_alone.hpp"

#include <catch2/catch_test_macros.hpp>

#include "portfolio/leaving.hpp"
#include "portfolio/practice.hpp"
#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

template <typename Kind>
const Kind* last(const Story& story) {
  for (auto at = story.all.rbegin(); at != story.all.rend(); ++at)
    if (const auto* found = std::get_if<Kind>(&*at)) return found;
  return nullptr;
}

/// At the first question, with words there and the dictionary known.
Story writing(const std::string& words) {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).tell(intent::Paste{Field::answer, words});
  story.tell(intent::DictionariesFound{{"cy-GB", "en-GB"}});
  return story;
}

/// The dictionary's answer to the newest question: these are wrong, the rest is right.
void judge(Story& story, const std::vector<std::string>& wrong) {
  const auto* asked = last<effect::CheckWords>(story);
  REQUIRE(asked != nullptr);
  intent::WordsChecked answer{asked->number, asked->language, {}, {}};
  for (const auto& word : asked->words) (std::ranges::find(wrong, word) == wrong.end() ? answer.right : answer.wrong).push_back(word);
  story.tell(answer);
}

void suggest(Story& story, const std::vector<std::string>& offered) {
  const auto* asked = last<effect::SuggestWords>(story);
  REQUIRE(asked != nullptr);
  story.tell(intent::WordsSuggested{asked->number, offered.empty(), offered});
}

Story with_offer(const std::string& words, std::size_t at, const std::vector<std::string>& offered) {
  auto story = writing(words);
  story.tell(intent::AskForSpelling{Field::answer, at, false});
  suggest(story, offered);
  return story;
}

bool leaves_some_unchecked(const Model& model, std::string_view text) {
  LeftAlone left;
  while (!left.look(model, {}, text, 0)) {
  }
  return left.any();
}

}  // namespace

TEST_CASE("a word is asked about once, in the language of what is written") {
  auto story = writing("we recieve");
  story.tell(intent::CheckWords{{"we", "recieve"}});
  const auto* asked = last<effect::CheckWords>(story);
  REQUIRE(asked != nullptr);
  CHECK(asked->language == "en-GB");
  CHECK(asked->words == std::vector<std::string>{"we", "recieve"});
  CHECK(spelt(story.model, "recieve") == Spelt::asked);
  const auto count = story.all.size();
  story.tell(intent::CheckWords{{"we", "recieve"}});
  CHECK(story.all.size() == count);
  judge(story, {"recieve"});
  CHECK(spelt(story.model, "recieve") == Spelt::wrong);
  CHECK(spelt(story.model, "we") == Spelt::right);
  CHECK(spelt(story.model, "other") == Spelt::unknown);
}

TEST_CASE("names of the case are known, also as somebody's own, and nobody is asked") {
  auto story = writing("x");
  pack::Shelf shelf;
  auto pack = small_case();
  pack.subject.name = "Sammo";
  pack.people = {{.id = "k", .name = "Kwame the gardener"}};
  shelf.cases = {pack};
  shelf.terms = {{.id = "aim", .name = "Yottish panel", .forms = {"yottishness"}}};
  story.tell(intent::PacksRead{shelf}).tell(intent::OpenQuestion{"sam", 0});
  story.tell(intent::CheckWords{{"Sammo", "Sammo’s", "Kwame", "yottish", "Yottishness", "gardener"}});
  const auto* asked = last<effect::CheckWords>(story);
  REQUIRE(asked != nullptr);
  CHECK(asked->words == std::vector<std::string>{"gardener"});
}

TEST_CASE("where no dictionary is installed nothing is asked, and it is said when somebody asks") {
  auto story = writing("Mae hi yn oer");
  Habits habits = story.model.habits;
  habits.dictionary = "fr-FR";
  story.tell(intent::ChangeHabits{habits});
  const auto count = story.all.size();
  CHECK_FALSE(checks_spelling(story.model));
  story.tell(intent::CheckWords{{"oer"}});
  CHECK(story.all.size() == count);
  story.tell(intent::AskForSpelling{Field::answer, 0, true});
  REQUIRE(story.model.notice);
  CHECK(story.model.notice->what.find("French") != std::string::npos);
}

TEST_CASE("the dictionary follows the language; another region is not the same, a language alone is any of its regions") {
  CHECK(dictionary_for({"cy-GB", "en-GB", "en-US"}, "en-GB") == "en-GB");
  CHECK(dictionary_for({"en-US"}, "en-GB").empty());
  CHECK(dictionary_for({"cy-GB"}, "cy") == "cy-GB");
  auto story = writing("x");
  pack::Shelf shelf;
  shelf.cases = {small_case()};
  shelf.cases[0].lang = "cy";
  story.tell(intent::PacksRead{shelf});
  CHECK(language_written(story.model) == "cy");
  story.tell(intent::CheckWords{{"oer"}});
  REQUIRE(last<effect::CheckWords>(story) != nullptr);
  CHECK(last<effect::CheckWords>(story)->language == "cy");
}

namespace {

const std::string in_welsh = "Roedd y tîm wedi gofyn i Sam beth oedd yn bwysig iddo, ond doedd neb wedi gwrando ar ei fam.";

}  // namespace

TEST_CASE("the dictionary follows the language of the answer, whatever the case is in; without one it is said for that language") {
  auto story = writing("We asked him what he thought of it, and then they went on with the plan.");
  CHECK(language_written(story.model) == "en-GB");
  story.tell(intent::OpenQuestion{"sam", 1}).tell(intent::Paste{Field::answer, in_welsh});
  CHECK(language_written(story.model) == "cy");
  story.tell(intent::CheckWords{{"gwrando"}});
  REQUIRE(last<effect::CheckWords>(story) != nullptr);
  CHECK(last<effect::CheckWords>(story)->language == "cy");
  story.tell(intent::OpenQuestion{"sam", 0});
  CHECK(language_written(story.model) == "en-GB");

  story.tell(intent::DictionariesFound{{"en-GB"}}).tell(intent::OpenQuestion{"sam", 1});
  CHECK_FALSE(checks_spelling(story.model));
  story.tell(intent::AskForSpelling{Field::answer, 0, true});
  REQUIRE(story.model.notice);
  CHECK(story.model.notice->what == "Spelling is not checked here: no dictionary for Welsh is installed");
}

TEST_CASE("a case in Welsh answered in English is checked in English") {
  auto story = writing("We asked him what he thought of it, and then they went on with the plan.");
  pack::Shelf shelf;
  shelf.cases = {small_case()};
  shelf.cases[0].lang = "cy";
  story.tell(intent::PacksRead{shelf});
  CHECK(language_written(story.model) == "en-GB");
}

TEST_CASE("that no misspelt word was found is said only of what is checked") {
  auto story = writing("The plan was made and they went on with it.\nDiolch yn fawr.");
  story.tell(intent::AskForSpelling{Field::answer, 0, true});
  judge(story, {"Diolch", "yn", "fawr"});
  REQUIRE(story.model.notice);
  CHECK(story.model.notice->what == "No misspelt word was found in what is checked");
  CHECK(story.model.notice->mend.find("English (United Kingdom)") != std::string::npos);
  // A language that nobody here knows by its words: most of them are wrong.
  auto other = writing("Plan został napisany zanim ktokolwiek zapytał chłopca czego chce naprawdę");
  other.tell(intent::AskForSpelling{Field::answer, 0, true});
  judge(other, last<effect::CheckWords>(other)->words);
  REQUIRE(other.model.notice);
  CHECK(other.model.notice->what.starts_with("Spelling is not checked here: most of these words are not in the dictionary"));
}

TEST_CASE("a paragraph in which most words are wrong is in another language") {
  CHECK(in_another_language({.words = 10, .wrong = 6}));
  CHECK_FALSE(in_another_language({.words = 10, .wrong = 5}));
  CHECK_FALSE(in_another_language({.words = 4, .wrong = 4}));
  CHECK(in_another_language({.words = 4, .wrong = 4}, true));
}

TEST_CASE("a short paragraph in Welsh is left alone by what its words are like; one of wrong or strange words in English is not") {
  // What the English dictionary does not know of each.
  struct Tried {
    std::string text;
    std::vector<std::string> wrong;
    bool welsh;
  };
  const std::vector<Tried> all{{"Byddwn yn gwrando ar Sam gyntaf", {"Byddwn", "yn", "gwrando", "ar", "gyntaf"}, true},
                               {"Rhaid gwrando.", {"Rhaid", "gwrando"}, true},
                               {"Cynllun diogelwch newydd.", {"Cynllun", "diogelwch", "newydd"}, true},
                               {"Cofio am y person gafodd niwed.", {"Cofio", "gafodd", "niwed"}, true},
                               {"Holais y gweithiwr am hanes y teulu.", {"Holais", "gweithiwr", "hanes", "teulu"}, true},
                               {"Lisen to Sam.", {"Lisen"}, false},
                               {"Recieve teh plan.", {"Recieve", "teh"}, false},
                               {"yung adolesant devlopment", {"yung", "adolesant", "devlopment"}, false},
                               {"Met Gwenllian and Rhodri at Llanelli.", {"Gwenllian", "Rhodri", "Llanelli"}, false},
                               {"Thier veiw of risk.", {"Thier", "veiw"}, false},
                               {"They sed he was with his nain and taid.", {"sed", "nain", "taid"}, false}};
  for (const auto& [text, wrong, welsh] : all) {
    CAPTURE(text);
    auto story = writing(text);
    story.tell(intent::AskForSpelling{Field::answer, 0, true});
    judge(story, wrong);
    CHECK(story.model.spelling.offer.has_value() != welsh);
    CHECK(leaves_some_unchecked(story.model, text) == welsh);
    // Under an answer in English it is the same, and the answer is checked.
    const std::string under = "The plan was made before anybody had asked him what he thught of it.\n" + text;
    auto mixed = writing(under);
    mixed.tell(intent::AskForSpelling{Field::answer, under.size() - text.size() - 1, true});
    auto also = wrong;
    also.emplace_back("thught");
    judge(mixed, also);
    REQUIRE(mixed.model.spelling.offer);
    CHECK(mixed.model.spelling.offer->word == (welsh ? "thught" : wrong[0]));
    CHECK(leaves_some_unchecked(mixed.model, under) == welsh);
  }
}

TEST_CASE("a suggestion takes the word's place, as one step of undo") {
  auto story = with_offer("we recieve it", 5, {"receive", "relieve"});
  REQUIRE(story.model.spelling.offer);
  CHECK(story.model.spelling.offer->word == "recieve");
  story.tell(intent::UseSuggestion{0});
  CHECK(story.answer() == "we receive it");
  CHECK_FALSE(story.model.spelling.offer);
  story.tell(intent::Undo{Field::answer});
  CHECK(story.answer() == "we recieve it");
  story.tell(intent::Redo{Field::answer});
  CHECK(story.answer() == "we receive it");
}

TEST_CASE("what is offered goes when its word is another") {
  auto story = with_offer("we recieve it", 5, {"receive"});
  story.tell(intent::Edit{Field::answer, {3, "re", ""}, EditKind::deleting});
  CHECK_FALSE(story.model.spelling.offer);
  story.tell(intent::UseSuggestion{0});
  CHECK(story.answer() == "we cieve it");
}

TEST_CASE("by key: the next misspelt word from the caret, round the end") {
  auto story = writing("teh cat sat on teh mta");
  story.tell(intent::MoveCaret{Field::answer, 22, 22, false, {}});
  story.tell(intent::AskForSpelling{Field::answer, 10, true});
  judge(story, {"teh", "mta"});  // the word there is right
  REQUIRE(story.model.spelling.offer);
  CHECK(story.model.spelling.offer->range == text::Range{15, 18});
  story.tell(intent::IgnoreWord{});
  CHECK(spelt(story.model, "teh") == Spelt::right);
  story.tell(intent::AskForSpelling{Field::answer, 22, true});
  REQUIRE(story.model.spelling.offer);
  CHECK(story.model.spelling.offer->word == "mta");
}

TEST_CASE("where all is well it is said once") {
  auto story = writing("the cat");
  story.tell(intent::AskForSpelling{Field::answer, 4, true});
  judge(story, {});
  CHECK_FALSE(story.model.spelling.offer);
  CHECK_FALSE(story.model.spelling.seeking);
  CHECK(story.model.notice);
}

TEST_CASE("a word of one's own is known, is kept in the portfolio for the person alone, and can be taken out again") {
  auto story = with_offer("Tomasz’s plan and tomasz", 3, {"Thomas"});
  story.tell(intent::AddWord{});
  CHECK(spelt(story.model, "Tomasz") == Spelt::right);
  CHECK(spelt(story.model, "Tomasz’s") == Spelt::right);
  CHECK(spelt(story.model, "tomasz") == Spelt::unknown);
  const auto* kept = last<effect::SaveAnswer>(story);
  REQUIRE(kept != nullptr);
  CHECK(kept->save.answer.key == own_words_key());
  CHECK(kept->save.answer.text == "Tomasz\n");
  CHECK(portfolio::is_only_for_me(own_words_key()));
  portfolio::Contents contents;
  contents.answers = {kept->save.answer};
  CHECK(portfolio::Leaving(contents).contents().answers.empty());
  story.tell(intent::ForgetWord{"Tomasz"});
  CHECK(spelt(story.model, "Tomasz") != Spelt::right);
  CHECK(last<effect::SaveAnswer>(story)->save.answer.text.empty());
}

TEST_CASE("words kept before are known once the portfolio is open") {
  Story story;
  portfolio::Contents contents;
  portfolio::Answer answer;
  answer.id = "w";
  answer.key = own_words_key();
  answer.text = "Tomasz\n\nZosia\n";
  contents.answers = {answer};
  story.tell(intent::PortfolioOpened{contents});
  CHECK(spelt(story.model, "Zosia") == Spelt::right);
  CHECK(spelt(story.model, "Tomasz") == Spelt::right);
}

TEST_CASE("locking forgets every word") {
  auto story = with_offer("Tomasz recieve", 3, {"Thomas"});
  story.tell(intent::AddWord{}).tell(intent::CheckWords{{"recieve"}});
  judge(story, {"recieve"});
  story.model.vault.is_protected = true;
  story.tell(intent::Lock{});
  CHECK(story.model.spelling.judged.empty());
  CHECK(story.model.spelling.own.empty());
  CHECK(story.model.spelling.own_text.empty());
  CHECK(story.model.spelling.dictionaries.size() == 2);
}

TEST_CASE("switched off in one click: nothing is checked, and it is said where it is switched on again") {
  auto story = writing("recieve");
  Habits habits = story.model.habits;
  habits.spelling = false;
  story.tell(intent::ChangeHabits{habits});
  CHECK_FALSE(checks_spelling(story.model));
  CHECK(story.model.notice);
}

TEST_CASE("counting is asked for, for the text that is shown") {
  auto story = writing("one two");
  CHECK_FALSE(story.model.spelling.counted);
  story.press({.key = Key::w, .ctrl = true, .shift = true});
  CHECK(story.model.spelling.counted == current_key(story.model));
  story.tell(intent::NextQuestion{});
  CHECK_FALSE(story.model.spelling.counted);
}

TEST_CASE("what a service has set is taken over whole; a file that cannot be used is said once, and sets nothing") {
  Story story;
  pack::PolicyRead good;
  good.policy.retention = "Six months.";
  story.tell(intent::PolicyRead{good});
  CHECK(story.model.policy.retention == "Six months.");
  CHECK_FALSE(story.model.notice);
  pack::PolicyRead bad;
  bad.problems = {{.where = "policy.yml", .line = 3, .column = 1, .what = "“telemetry” is not something a service can set"}};
  story.tell(intent::PolicyRead{bad});
  CHECK(story.model.policy == pack::Policy());
  REQUIRE(story.model.notice);
  CHECK(story.model.notice->mend.find("policy.yml:3:1") != std::string::npos);
}

TEST_CASE("another dictionary judges every word anew, as soon as one writes again") {
  auto story = writing("we recieve");
  story.tell(intent::CheckWords{{"we", "recieve"}});
  judge(story, {"recieve"});
  REQUIRE(spelt(story.model, "recieve") == Spelt::wrong);
  Habits habits = story.model.habits;
  habits.dictionary = "cy-GB";
  story.tell(intent::ChangeHabits{habits});
  CHECK(spelt(story.model, "recieve") == Spelt::unknown);
  CHECK(story.model.spelling.language == "cy-GB");
}

TEST_CASE("beside then and now it is the case shown there whose names and language count") {
  auto welsh = small_case("mair");
  welsh.lang = "cy-GB";
  welsh.subject.name = "Mair";
  auto story = Story::begun({small_case(), welsh});
  story.tell(intent::DictionariesFound{{"cy-GB", "en-GB"}});
  story.tell(intent::OpenQuestion{"mair", 0}).type("One.").tell(intent::AnswerAgain{"mair"}).type("Two.").tell(intent::StopAgain{"mair"});
  story.tell(intent::OpenQuestion{"sam", 0});
  story.tell(intent::ShowThenAndNow{{"mair", "q1 again 2"}});
  REQUIRE(story.model.screen == Screen::then_and_now);
  CHECK(story.model.spelling.language == "cy-GB");
  CHECK(story.model.spelling.names.contains("Mair"));
}

TEST_CASE("by key one comes to no word of a paragraph that is taken for another language") {
  const std::string other = "zima jest dzisiaj bardzo sroga oraz jutro chyba", english = "We recieve it.";
  const std::vector<std::string> wrong{"zima", "jest", "dzisiaj", "bardzo", "sroga", "oraz", "jutro", "chyba", "recieve", "Dziekuje"};
  const auto sought = [&](const std::string& words, std::size_t at) {
    auto story = writing(words);
    story.tell(intent::AskForSpelling{Field::answer, at, true});
    for (int i = 0; i < 3 && !story.model.spelling.offer && !story.model.notice; ++i) judge(story, wrong);
    return story;
  };
  auto story = sought(other + "\n" + english, other.size());
  REQUIRE(story.model.spelling.offer);
  CHECK(story.model.spelling.offer->word == "recieve");
  story = sought(other + "\n" + english + "\n" + other, other.size() + english.size() + 1);
  REQUIRE(story.model.spelling.offer);
  CHECK(story.model.spelling.offer->word == "recieve");
  // From within it too, once it is known to be another language.
  story.tell(intent::CloseSpelling{}).tell(intent::AskForSpelling{Field::answer, 5, true});
  REQUIRE(story.model.spelling.offer);
  CHECK(story.model.spelling.offer->word == "recieve");
  // With nothing else, all is well.
  story = sought(other + "\nAll is well.", other.size());
  CHECK_FALSE(story.model.spelling.offer);
  CHECK(story.model.notice);
  // A short line of it is none either, whatever comes after; one of the language one writes in is looked through.
  story = sought(other + "\nDziekuje jest dzisiaj.", other.size());
  CHECK_FALSE(story.model.spelling.offer);
  story = sought("zima jest dzisiaj\nbardzo sroga oraz\njutro chyba", 0);
  CHECK_FALSE(story.model.spelling.offer);
  story = sought("All of what we write in this answer is English\nzima jest dzisiaj", 0);
  CHECK(story.model.spelling.offer);
  // Few words tell nothing about the language.
  story = sought("zima jest dzisiaj bardzo.", 25);
  REQUIRE(story.model.spelling.offer);
}
