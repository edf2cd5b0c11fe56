// Words are never lost, whatever one does: long walks through the program by chance, the same ones every time.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <map>
#include <random>

#include "support/story.hpp"

using namespace vignette;
using namespace vignette::app;

namespace {

class Walk {
 public:
  explicit Walk(unsigned seed) : chance_(seed) {}

  std::size_t below(std::size_t end) { return end == 0 ? 0 : chance_() % end; }

  template <typename T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }

  Intent step(const Model& model) {
    static const std::vector<std::string> words{"a", "word", " ", "\n", "ŵ", "e\u0301", "👩‍👧", "\r\nline", "\u0301", "x\x02y"};
    const auto* text = editing(model, Field::answer);
    if (text && below(3) != 0) {
      switch (below(9)) {
        case 0:
          return intent::Undo{};
        case 1:
          return intent::Redo{};
        case 2:
          return intent::Cut{};
        case 3:
          return intent::Paste{Field::answer, one_of(words) + one_of(words)};
        case 4:
          return intent::MoveCaret{Field::answer, below(text->text.size() + 3), below(text->text.size() + 3)};
        case 5:
          if (const auto edit = deletion(*text, static_cast<Deletion>(below(5))))
            return intent::Edit{Field::answer, *edit, EditKind::deleting};
          return intent::Copy{};
        case 6:  // one that may not fit
          return intent::Edit{Field::answer, {below(text->text.size() + 2), one_of(words), one_of(words)}, EditKind::other};
        default:
          return intent::Edit{Field::answer, insertion(*text, one_of(words)), EditKind::typing};
      }
    }
    static const words::Problem problem{"disk", 0, 0, words::Severity::error, "full", ""};
    const std::vector<Intent> others{intent::ShowShelf{},
                                     intent::OpenCase{"sam"},
                                     intent::OpenCase{"wayne"},
                                     intent::PastContentNote{},
                                     intent::OpenQuestion{"sam", below(4)},
                                     intent::OpenQuestion{"wayne", below(4)},
                                     intent::NextQuestion{},
                                     intent::PreviousQuestion{},
                                     intent::ShowEnd{},
                                     intent::ReadCase{},
                                     intent::ShowPortfolio{},
                                     intent::GoOnWriting{{"sam", "q2"}},
                                     intent::ShowSettings{},
                                     intent::ShowProblems{"sam"},
                                     intent::Back{},
                                     intent::ToggleCasePanel{},
                                     intent::TogglePrompts{},
                                     intent::ReadTo{{below(20), 0}, 0.3, {"summary"}},
                                     intent::Select{{{1, 1}, {4, 2}}},
                                     intent::OpenFind{},
                                     intent::Paste{Field::find, "move"},
                                     intent::FindNext{},
                                     intent::CloseFind{},
                                     intent::Saved{model.saving.handed_over - below(model.saving.handed_over + 1)},
                                     intent::SaveFailed{model.saving.handed_over, problem},
                                     intent::TrySavingAgain{},
                                     intent::SaveCopyElsewhere{},
                                     intent::StepTextSize{1},
                                     intent::PortfolioFailed{problem},
                                     intent::DismissNotice{},
                                     intent::OpenAt{"wayne", "q1"},
                                     intent::Quit{}};
    return one_of(others);
  }

 private:
  std::mt19937 chance_;
};

}  // namespace

TEST_CASE("what was handed to the store last is what stands on the sheet, whatever one does") {
  const auto seed = GENERATE(range(1U, 13U));
  Walk walk(seed);
  Story story({small_case("sam"), small_case("wayne", "Children were harmed.")});
  if (seed % 2 == 0) story.tell(intent::PortfolioOpened{});
  std::map<portfolio::QuestionKey, std::string> handed_over;
  std::uint64_t number = 0;
  for (int i = 0; i < 2000; ++i) {
    story.tell(walk.step(story.model));
    for (const auto& effect : story.effects) {
      if (const auto* save = std::get_if<effect::SaveAnswer>(&effect)) {
        REQUIRE(save->number > number);
        number = save->number;
        handed_over[save->save.answer.key] = save->save.answer.text;
      } else if (const auto* place = std::get_if<effect::SavePlace>(&effect)) {
        REQUIRE(place->number > number);
        number = place->number;
      }
    }
    for (const auto& [key, draft] : story.model.drafts) {
      const auto& text = draft.editing;
      REQUIRE(handed_over[key] == text.text);
      REQUIRE((draft.record.id.empty() || draft.record.text == text.text));
      REQUIRE(text.caret <= text.text.size());
      REQUIRE(text.anchor <= text.text.size());
    }
  }
  CHECK_FALSE(handed_over.empty());
  // And every step of every text leads back to the empty sheet and forth again.
  for (auto& [key, draft] : story.model.drafts) {
    const std::string wanted = draft.editing.text;
    const auto done = draft.editing.done;
    while (undo(draft.editing)) {
    }
    CHECK(draft.editing.text.empty());
    while (draft.editing.done < done) REQUIRE(redo(draft.editing));
    CHECK(draft.editing.text == wanted);
  }
}

TEST_CASE("a portfolio that opens at any moment, with whatever it kept, takes no word away") {
  const auto seed = GENERATE(range(201U, 213U));
  Walk walk(seed);
  Story story({small_case("sam"), small_case("wayne", "Children were harmed.")});
  std::map<portfolio::QuestionKey, portfolio::Answer> disk;
  for (const char* id : {"q1", "q3"})
    if (seed % 2 == 0) disk[{"sam", id}] = kept_answer(id, std::string("Kept before, ") + id);
  std::vector<effect::SaveAnswer> on_the_way;
  for (int i = 0; i < 1500; ++i) {
    if (walk.below(40) == 0) {  // the disk lags behind by any number of changes
      const auto kept = walk.below(on_the_way.size() + 1);
      for (std::size_t one = 0; one < kept; ++one) disk[on_the_way[one].save.answer.key] = on_the_way[one].save.answer;
      if (kept > 0) story.tell(intent::Saved{on_the_way[kept - 1].number});
      on_the_way.erase(on_the_way.begin(), on_the_way.begin() + static_cast<std::ptrdiff_t>(kept));
      portfolio::Contents contents;
      for (const auto& [key, answer] : disk) contents.answers.push_back(answer);
      const auto before = story.model.drafts;
      story.tell(intent::PortfolioOpened{contents});
      for (const auto& [key, draft] : before) {
        INFO(key.case_id << "/" << key.question_id << " unsaved since " << draft.unsaved_since);
        REQUIRE(story.model.drafts.at(key).editing.text.find(draft.editing.text) != std::string::npos);
      }
      for (const auto& [key, answer] : disk) {
        const auto known = before.find(key);
        if (known == before.end() || known->second.record.id != answer.id)
          REQUIRE(story.model.drafts.at(key).editing.text.find(answer.text) != std::string::npos);
      }
    } else {
      auto wish = walk.step(story.model);
      if (wish.is<intent::Saved>()) continue;  // this disk says itself what it has kept
      story.tell(wish);
    }
    for (const auto& save : story.asked<effect::SaveAnswer>()) on_the_way.push_back(save);
    for (const auto& [key, draft] : story.model.drafts) REQUIRE((draft.record.id.empty() || draft.record.text == draft.editing.text));
  }
}

TEST_CASE("Escape never changes a text, wherever it is pressed") {
  const auto seed = GENERATE(range(101U, 107U));
  Walk walk(seed);
  Story story({small_case("sam"), small_case("wayne", "Children were harmed.")});
  story.tell(intent::PortfolioOpened{});
  for (int i = 0; i < 1500; ++i) {
    story.tell(walk.step(story.model));
    std::map<portfolio::QuestionKey, std::string> before;
    for (const auto& [key, draft] : story.model.drafts) before[key] = draft.editing.text;
    const auto needle = story.model.find.needle.text;
    story.press({.key = Key::escape});
    for (const auto& [key, draft] : story.model.drafts)
      if (before.contains(key)) REQUIRE(before[key] == draft.editing.text);
    REQUIRE(story.model.find.needle.text == needle);
  }
}

TEST_CASE("what the debug panel prints holds none of a learner's words") {
  auto story = Story::begun();
  story.tell(intent::OpenQuestion{"sam", 0}).type("Zanzibar").tell(intent::MoveCaret{Field::answer, 8, 2});
  story.tell(intent::OpenFind{}).type("Zanzibar", Field::find);
  story.tell(intent::Paste{Field::shelf_search, "Zanzibar"}).tell(intent::Paste{Field::search, "Zanzibar"});
  const auto printed = print(story.model);
  CHECK(printed.find("anzi") == std::string::npos);
  CHECK(printed.find("screen: shelf > question") != std::string::npos);
  CHECK(printed.find("8 bytes, caret 8, anchor 2") != std::string::npos);
}
