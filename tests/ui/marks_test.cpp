#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "reader_support.hpp"

using namespace vignette;
using namespace vignette::tests;

namespace {

void begin(Stage& stage, const pack::Case& made) {
  stage.wish(app::intent::PortfolioOpened{});
  read(stage, made);
}

/// The first paragraph of running text with enough words in it.
std::size_t paragraph(const Stage& stage, std::size_t skip = 0) {
  const auto& pieces = app::current_case(stage.model)->document->pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& piece = pieces[i];
    if (piece.where == app::Piece::Where::body && piece.block.kind == pack::Block::Kind::paragraph && piece.block.text.size() > 12 &&
        skip-- == 0)
      return i;
  }
  return pieces.size();
}

void select(Stage& stage, std::size_t piece, std::size_t begin = 0, std::size_t end = 7) {
  stage.wish(app::intent::Select{{{piece, begin}, {piece, end}}});
}

pack::Case with_expectations() {
  pack::Case made = two_cases().cases.at(0);
  made.warnings.clear();
  return made;
}

const std::vector<app::PlacedMark>& marks(const Stage& stage) { return stage.model.marks.of_case.at(stage.model.case_id); }

}  // namespace

TEST_CASE("marks: what is selected has its tools, and a mark's meaning is chosen by name") {
  Stage stage;
  begin(stage, rich_case());
  select(stage, paragraph(stage));
  stage.click("Mark");
  REQUIRE(marks(stage).size() == 1);
  stage.click(ui::Role::button, "Like my practice");
  CHECK(marks(stage)[0].mark.meaning == portfolio::Meaning::like_my_practice);
  stage.click("Take the mark off");
  CHECK(marks(stage)[0].mark.put_away);
  stage.click("Your marks");
  CHECK(stage.model.screen == app::Screen::marks);
  stage.click("Bring it back");
  CHECK_FALSE(marks(stage)[0].mark.put_away);
  stage.click("Show it in the case");
  CHECK(stage.model.screen == app::Screen::reader);
}

TEST_CASE("marks: by keys alone one marks, writes a note in the margin, and goes on") {
  Stage stage;
  begin(stage, rich_case());
  select(stage, paragraph(stage));
  stage.press({.key = app::Key::m, .ctrl = true, .shift = true});
  REQUIRE(stage.focused());
  CHECK(stage.focused()->role == ui::Role::text_box);
  stage.type("Who tells whom?");
  stage.press(app::Key::escape);
  CHECK_FALSE(stage.model.marks.noting);
  CHECK(marks(stage)[0].mark.note == "Who tells whom?");
  const ui::Item* note = beginning(stage, "Your note", ui::Role::note);
  REQUIRE(note);
  CHECK(note->value == "Who tells whom?");
}

TEST_CASE("marks: a note by key to what begins above the window is written in view") {
  Stage stage(1440, 700);
  begin(stage, long_case(4));
  const std::size_t first = paragraph(stage, 6), last = paragraph(stage, 9);
  stage.wish(app::intent::GoTo{{last, 0}});
  for (int i = 0; i < 40 && beginning(stage, app::current_case(stage.model)->document->pieces[first].block.text.substr(0, 30)); ++i)
    stage.wheel({700, 400}, -1);
  stage.wish(app::intent::Select{{{first, 0}, {last, 12}}});
  stage.press({.key = app::Key::m, .ctrl = true, .shift = true});
  REQUIRE(stage.focused());
  REQUIRE(stage.focused()->role == ui::Role::text_box);
  CHECK(stage.focused()->seen.h == stage.focused()->rect.h);
}

TEST_CASE("marks: a note to what stands in the case's head is written too, though no margin stands beside it") {
  for (const float wide : {1440.0F, 1024.0F, 640.0F}) {
    CAPTURE(wide);
    Stage stage(wide, 900);
    begin(stage, with_expectations());
    const auto& pieces = app::current_case(stage.model)->document->pieces;
    const auto expected = std::ranges::find(pieces, app::Piece::Where::expectation, &app::Piece::where);
    REQUIRE(expected != pieces.end());
    select(stage, static_cast<std::size_t>(expected - pieces.begin()));
    stage.press({.key = app::Key::m, .ctrl = true, .shift = true});
    REQUIRE(stage.focused());
    CHECK(stage.focused()->role == ui::Role::text_box);
    CHECK(stage.focused()->seen.h > 20);
    stage.type("Who says so?");
    stage.press(app::Key::escape);
    CHECK_FALSE(stage.has("Your note"));
    REQUIRE(marks(stage).size() == 1);
    CHECK(marks(stage)[0].mark.note == "Who says so?");
  }
}

namespace {

/// Marks part of a piece and writes a note to it, by key.
void note(Stage& stage, std::size_t piece, const std::string& words, std::size_t end = 7) {
  select(stage, piece, 0, end);
  stage.press({.key = app::Key::m, .ctrl = true, .shift = true});
  stage.type(words);
  stage.press(app::Key::escape);
}

std::size_t first_of(const Stage& stage, app::Piece::Where where) {
  const auto& pieces = app::current_case(stage.model)->document->pieces;
  return static_cast<std::size_t>(std::ranges::find(pieces, where, &app::Piece::where) - pieces.begin());
}

/// What can be told apart on the page, with how high it stands.
std::vector<std::pair<std::string, float>> standing(const Stage& stage) {
  std::vector<std::pair<std::string, float>> out;
  for (const ui::Item& item : stage.outline.items)
    if (item.role == ui::Role::heading || item.role == ui::Role::paragraph || item.role == ui::Role::note ||
        item.name.starts_with("Back to the"))
      out.emplace_back(item.name, item.rect.y);
  return out;
}

}  // namespace

TEST_CASE("marks: a note to what stands in the case's head stands on the page once it is written, and opening it again moves nothing") {
  pack::Case made = with_expectations();
  made.sections[1].blocks[0] = rich_case().sections[1].blocks[0];
  for (const auto& [wide, high] :
       {std::pair{1440.0F, 900.0F}, std::pair{1024.0F, 768.0F}, std::pair{720.0F, 900.0F}, std::pair{360.0F, 640.0F}}) {
    CAPTURE(wide);
    Stage stage(wide, high);
    begin(stage, made);
    const std::size_t expected = first_of(stage, app::Piece::Where::expectation);
    note(stage, expected, "Who says so?");
    const ui::Item* found = beginning(stage, "Your note to 1, ", ui::Role::note);
    REQUIRE(found);
    const ui::Item written = *found;
    CHECK(written.value == "Who says so?");
    CHECK(written.rect.y > stage.item(app::current_case(stage.model)->document->pieces[expected].block.text).rect.bottom());
    CHECK(written.rect.right() <= wide);
    for (const ui::Item& item : stage.outline.items)
      if (item.role == ui::Role::heading || item.role == ui::Role::paragraph) {
        INFO(item.name);
        CHECK(overlap(item.rect, written.rect) == 0);
      }
    stage.focus(written.name);
    auto before = standing(stage);
    std::erase_if(before, [&](const auto& one) { return one.second > high - 300; });  // above where it is written
    REQUIRE(before.size() > 2);
    stage.press(app::Key::enter);
    REQUIRE(stage.focused());
    CHECK(stage.focused()->role == ui::Role::text_box);
    stage.type(" And when?");
    for (const auto& [name, y] : before) {
      INFO(name);
      const auto now = standing(stage);
      CHECK(std::ranges::find(now, std::pair(name, y)) != now.end());
    }
    CHECK(stage.item(ui::Role::note, written.name).value == "Who says so?");
    stage.press(app::Key::escape);
    CHECK(stage.item(ui::Role::note, written.name).value == "Who says so? And when?");
  }
}

TEST_CASE("marks: the row of a marked passage says that it has a note") {
  Stage stage;
  begin(stage, with_expectations());
  const std::size_t expected = first_of(stage, app::Piece::Where::expectation);
  select(stage, expected);
  stage.click("Mark");
  CHECK(beginning(stage, "Marked: ", ui::Role::link)->value == "Stood out");
  note(stage, expected, "Who says so?");
  CHECK(beginning(stage, "Marked: ", ui::Role::link)->value == "Stood out, with a note");
}

TEST_CASE("marks: a note to words of a footnote, or of the lines that close a case, stands on the page too") {
  for (const float wide : {1440.0F, 720.0F}) {
    CAPTURE(wide);
    Stage stage(wide, 900);
    pack::Case made = rich_case();
    made.attribution = "Written by somebody.";
    begin(stage, made);
    note(stage, first_of(stage, app::Piece::Where::footnote), "Of the footnote.");
    const auto& pieces = app::current_case(stage.model)->document->pieces;
    const std::size_t closing = first_of(stage, app::Piece::Where::closing);
    REQUIRE(closing < pieces.size());
    const auto said = [&](const std::string& words) {
      return std::ranges::find_if(stage.outline.items, [&](const ui::Item& item) {
               return item.role == ui::Role::note && item.value == words;
             }) != stage.outline.items.end();
    };
    CHECK(said("Of the footnote."));
    stage.wish(app::intent::GoTo{{closing, 0}});
    note(stage, closing, "Of the end.");
    CHECK(said("Of the end."));
  }
}

TEST_CASE("marks: in a narrow window notes stand under the paragraph of their mark, after its footnotes, and move on what follows") {
  Stage stage(720, 900);
  begin(stage, rich_case());
  const auto& pieces = app::current_case(stage.model)->document->pieces;
  const std::size_t piece = paragraph(stage, 2);  // which has a footnote
  std::size_t after = piece + 1;
  while (pieces[after].where != app::Piece::Where::body) ++after;
  const auto place = [&](std::size_t at) { return beginning(stage, pieces[at].block.text.substr(0, 11))->rect; };
  const float before = place(after).y;
  note(stage, piece, "The first of two.");
  note(stage, piece, "The second of two.", 14);
  std::vector<page::Rect> notes;
  for (const ui::Item& item : stage.outline.items)
    if (item.role == ui::Role::note && item.name.starts_with("Your note")) notes.push_back(item.rect);
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].y > place(piece).bottom());
  CHECK(notes[1].y >= notes[0].bottom());
  const page::Rect next = place(after);
  CHECK(next.y >= notes[1].bottom());
  CHECK(next.y > before);
  CHECK(notes[0].y > stage.item(ui::Role::note, pieces[piece + 1].block.text).rect.bottom());  // its footnote
}

TEST_CASE("marks: the bar beside a passage in the head leaves its number to be read") {
  Stage stage;
  begin(stage, with_expectations());
  const auto& pieces = app::current_case(stage.model)->document->pieces;
  const auto expected = std::ranges::find(pieces, app::Piece::Where::expectation, &app::Piece::where);
  select(stage, static_cast<std::size_t>(expected - pieces.begin()));
  stage.click("Mark");
  const auto bar = std::ranges::find_if(
      stage.outline.items, [](const ui::Item& item) { return item.role == ui::Role::link && item.name.starts_with("Marked: "); });
  REQUIRE(bar != stage.outline.items.end());
  const ui::Item& words = stage.item(expected->block.text);
  CHECK(bar->rect.x + 8 + 4 <= words.rect.x - 21);  // the bar in its target; a number of one digit and the space after it
}

TEST_CASE("marks: forty notes and the case's own stand beside each other without overlap") {
  Stage stage;
  begin(stage, rich_case());
  std::size_t made = 0;
  for (std::size_t skip = 0; made < 40; ++skip) {
    const std::size_t piece = paragraph(stage, skip);
    const auto& pieces = app::current_case(stage.model)->document->pieces;
    if (piece >= pieces.size()) break;
    for (std::size_t at = 0; at + 4 < pieces[piece].block.text.size() && made < 40; at += 6, ++made) {
      select(stage, piece, at, at + 4);
      stage.wish(app::intent::MarkSelection{true});
      stage.wish(
          app::intent::Edit{app::Field::mark_note, {0, {}, "A note of some words that stands on two lines"}, app::EditKind::pasting});
      stage.wish(app::intent::NoteDone{});
    }
  }
  REQUIRE(made > 20);
  std::vector<const ui::Item*> notes;
  for (const ui::Item& item : stage.outline.items)
    if (item.role == ui::Role::note) notes.push_back(&item);
  REQUIRE(notes.size() > 10);
  for (std::size_t i = 0; i < notes.size(); ++i)
    for (std::size_t j = i + 1; j < notes.size(); ++j) CHECK(overlap(notes[i]->rect, notes[j]->rect) == 0);
}

TEST_CASE("marks: with the case's head in view, many notes stand beside its text, never beside the head") {
  Stage stage;
  begin(stage, rich_case());
  const std::size_t piece = paragraph(stage);
  for (std::size_t at = 0; at < 40; at += 4) {
    select(stage, piece, at, at + 3);
    stage.wish(app::intent::MarkSelection{true});
    stage.wish(app::intent::Edit{
        app::Field::mark_note, {0, {}, "A note of a sentence or two. It stands on more lines than one."}, app::EditKind::pasting});
    stage.wish(app::intent::NoteDone{});
  }
  stage.press(app::Chord{.key = app::Key::home, .ctrl = true});
  const page::Rect text = stage.item(ui::Role::heading, "Case summary").rect;
  std::size_t notes = 0;
  for (const ui::Item& item : stage.outline.items) {
    if (item.role != ui::Role::note) continue;
    ++notes;
    CHECK(item.rect.y >= text.y - 24);  // above a heading the text has some air
  }
  CHECK(notes > 5);
}

TEST_CASE("marks: beside a question they wait to be cited, and a chip leads to its passage and back") {
  Stage stage;
  begin(stage, rich_case());
  select(stage, paragraph(stage));
  stage.press({.key = app::Key::m, .ctrl = true});
  stage.wish(app::intent::OpenQuestion{sam_id, 0});
  stage.click("Your marks, 1");
  stage.click("Cite in my answer");
  REQUIRE(stage.model.marks.cited.size() == 1);
  CHECK(stage.has("Cited in your answer"));
  const std::string chip = "“" + marks(stage)[0].mark.at.quote + "” " + marks(stage)[0].mark.section;
  stage.click(chip);
  CHECK(stage.model.beside == app::Beside::the_case);
  CHECK(stage.model.marks.followed == marks(stage)[0].mark.id);
  stage.press({.key = app::Key::left, .alt = true});
  CHECK(stage.model.screen == app::Screen::question);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Your answer");
  stage.click("Take out");
  CHECK(stage.model.marks.cited.begin()->second.list.empty());
}

namespace {

/// A mark whose passage the case has no longer.
portfolio::Id lose_one(Stage& stage) {
  portfolio::Mark mark;
  mark.id = "lost";
  mark.case_id = stage.model.case_id;
  mark.section = "Planning";
  mark.at.quote = "words that are gone from here";
  stage.wish(app::intent::AnswersRead{{.answers = {}, .places = {}, .marks = {mark}}});
  REQUIRE(marks(stage).size() == 1);
  REQUIRE(marks(stage)[0].stretch.empty());
  return mark.id;
}

}  // namespace

TEST_CASE("marks: one that is no longer in the text has its note and meaning changed and is put away where it is listed") {
  Stage stage;
  begin(stage, rich_case());
  lose_one(stage);
  stage.wish(app::intent::ShowMarks{});
  stage.click(ui::Role::radio_button, "Question");
  CHECK(marks(stage)[0].mark.meaning == portfolio::Meaning::question);
  for (const char* words : {"Once", " more"}) {
    stage.click(*words == 'O' ? "Write a note" : "Change the note");
    REQUIRE(stage.focused());
    CHECK(stage.focused()->name == "Your note");
    stage.type(words);
    stage.click("Done");
  }
  CHECK(marks(stage)[0].mark.note == "Once more");
  CHECK(stage.has("Once more"));
  stage.click("Take the mark off");
  CHECK(marks(stage)[0].mark.put_away.has_value());
}

TEST_CASE("marks: beside a question, and by keys alone, one that is no longer in the text is written to and put away") {
  Stage stage;
  begin(stage, rich_case());
  lose_one(stage);
  stage.wish(app::intent::OpenQuestion{sam_id, 0});
  stage.wish(app::intent::ShowBeside{app::Beside::marks});
  stage.focus("Write a note");
  stage.press(app::Key::enter);
  stage.type("Kept");
  stage.focus("Done");
  stage.press(app::Key::enter);
  CHECK(marks(stage)[0].mark.note == "Kept");
  stage.focus("Take the mark off");
  stage.press(app::Key::enter);
  CHECK(marks(stage)[0].mark.put_away.has_value());
}

TEST_CASE("marks: one alone, and all of a case in which nothing was written, can be taken out for good from their page") {
  Stage stage;
  begin(stage, rich_case());
  const auto id = lose_one(stage);
  stage.wish(app::intent::ShowMarks{});
  stage.click("Take it out for good");
  REQUIRE(stage.last_intent<app::intent::AskTakeOut>());
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == portfolio::TakenOut::What::mark);
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->mark == id);
  CHECK(stage.model.screen == app::Screen::take_out);
  stage.click("Your marks");  // the way back
  CHECK(stage.model.screen == app::Screen::marks);
  stage.click("Take out all of this case for good");
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->what == portfolio::TakenOut::What::one_case);
  CHECK(stage.last_intent<app::intent::AskTakeOut>()->key == portfolio::QuestionKey{stage.model.case_id, {}});
}

TEST_CASE("marks: what another window made of one is seen, though nothing was handed over here meanwhile") {
  Stage stage;
  begin(stage, rich_case());
  select(stage, paragraph(stage));
  stage.press({.key = app::Key::m, .ctrl = true, .shift = true});
  stage.type("Who tells whom?");
  stage.press(app::Key::escape);
  stage.wish(app::intent::AnswersRead{});
  stage.wish(app::intent::Saved{stage.model.saving.handed_over});
  REQUIRE(beginning(stage, "Your note", ui::Role::note));
  const auto handed_over = stage.model.saving.handed_over;
  app::intent::AnswersRead read;
  read.contents.marks = {marks(stage)[0].mark};
  read.contents.marks[0].changed.ms += 1000;
  read.contents.marks[0].put_away = read.contents.marks[0].changed;
  stage.wish(read);
  REQUIRE(stage.model.saving.handed_over == handed_over);
  REQUIRE(marks(stage)[0].mark.put_away);
  CHECK_FALSE(beginning(stage, "Your note", ui::Role::note));
}

namespace {

/// On the second question, with so many passages marked.
std::vector<portfolio::Id> mark_some(Stage& stage, std::size_t count) {
  std::vector<portfolio::Id> ids;
  for (std::size_t i = 0; i < count; ++i) {
    select(stage, paragraph(stage, i));
    stage.wish(app::intent::MarkSelection{});
    ids.push_back(stage.model.marks.chosen);
  }
  stage.wish(app::intent::AnswersRead{});
  stage.wish(app::intent::OpenQuestion{sam_id, 1});
  return ids;
}

const std::vector<portfolio::Citation>& cited(const Stage& stage) { return stage.model.marks.cited.at({sam_id, "question-2"}).list; }

}  // namespace

TEST_CASE("marks: from the sheet one key leads to the first that can be cited, Enter cites it, and one goes on writing") {
  Stage stage;
  begin(stage, rich_case());
  const auto ids = mark_some(stage, 2);
  REQUIRE(stage.focused());
  REQUIRE(stage.focused()->name == "Your answer");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    stage.press({.key = app::Key::k, .ctrl = true});
    REQUIRE(stage.focused());
    CHECK(stage.focused()->name == "Cite in my answer");
    stage.press(app::Key::enter);
    REQUIRE(cited(stage).size() == i + 1);
    CHECK(cited(stage)[i].mark == marks(stage)[i].mark.id);
    stage.type("So I ask.");
  }
  CHECK(app::editing(stage.model, app::Field::answer)->text == "So I ask.So I ask.");
}

TEST_CASE("marks: whoever cites with the mouse, from the list or beside the words, goes on writing as well") {
  Stage stage;
  begin(stage, rich_case());
  const auto ids = mark_some(stage, 2);
  stage.press({.key = app::Key::k, .ctrl = true});
  stage.click("Cite in my answer");
  stage.type("From the list. ");
  stage.wish(app::intent::GoToMark{ids[1]});
  stage.click("Cite in my answer");
  stage.type("From the page.");
  CHECK(cited(stage).size() == 2);
  CHECK(app::editing(stage.model, app::Field::answer)->text == "From the list. From the page.");
}

TEST_CASE("marks: in a narrow window the keyboard stays in the list, at the mark that was cited") {
  Stage stage(640, 900);
  begin(stage, rich_case());
  const auto ids = mark_some(stage, 2);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    stage.press({.key = app::Key::k, .ctrl = true});
    REQUIRE(stage.focused());
    CHECK(stage.focused()->name == "Cite in my answer");
    stage.press(app::Key::enter);
    REQUIRE(cited(stage).size() == i + 1);
    CHECK(stage.focused()->name == "Show it in the case");
  }
  stage.press(app::Key::enter);
  CHECK(stage.model.marks.chosen == cited(stage)[1].mark);  // its own, not the first one's
}

TEST_CASE("marks: the one to cite is brought into view, however far down it stands") {
  Stage stage(1440, 500);
  begin(stage, long_case(20));
  const auto ids = mark_some(stage, 30);
  for (std::size_t i = 0; i + 1 < ids.size(); ++i) stage.wish(app::intent::CiteMark{marks(stage)[i].mark.id});
  stage.press({.key = app::Key::k, .ctrl = true});
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Cite in my answer");
  CHECK(stage.focused()->seen.h > 0);
}

TEST_CASE("marks: a citation that is followed opens no tools over its passage; they open where one clicks it") {
  Stage stage;
  begin(stage, rich_case());
  const auto id = mark_some(stage, 1).at(0);
  stage.wish(app::intent::CiteMark{id});
  stage.wish(app::intent::FollowCitation{id});
  CHECK_FALSE(stage.has("What to do with these words"));
  stage.wish(app::intent::ChooseMark{id});
  CHECK(stage.has("What to do with these words"));
}

TEST_CASE("marks: the tools stand clear of the words they are for, and of their sentence, wherever that is seen") {
  pack::Case made = rich_case();
  std::string text;
  for (int i = 0; i < 40; ++i)
    text += "Sentence " + std::to_string(10 + i) + " of many that runs on for more than one line of a column of words. ";
  made.sections[1].blocks[0].text = text;
  made.sections[1].blocks[0].spans.clear();
  for (const float height : {900.0F, 500.0F}) {
    Stage stage(1440, height);
    begin(stage, made);
    const auto& pieces = app::current_case(stage.model)->document->pieces;
    const auto piece = static_cast<std::size_t>(
        std::ranges::find_if(pieces, [](const app::Piece& one) { return one.block.text.starts_with("Sentence 10"); }) - pieces.begin());
    REQUIRE(piece < pieces.size());
    for (const int number : {10, 14, 25, 49}) {
      INFO(height << " " << number);
      const std::size_t begins = text.find("Sentence " + std::to_string(number));
      select(stage, piece, begins + 30, begins + 45);  // in its middle
      stage.wish(app::intent::MarkSelection{});
      stage.wish(app::intent::GoTo{{piece, begins}});
      const ui::Item* bar = nullptr;
      for (const ui::Item& item : stage.outline.items)
        if (item.role == ui::Role::link && item.name.starts_with("Marked: ") && (item.states & ui::selected) != 0) bar = &item;
      REQUIRE(bar);
      const page::Rect tools = stage.item("What to do with these words").rect;
      const page::Rect words{tools.x, bar->rect.y, tools.w, bar->rect.h};
      CHECK(overlap(tools, words) == 0);
      const float line = 30;  // its sentence stands on three lines at most: one before and one after
      CHECK((tools.bottom() <= words.y + 4 || tools.y >= words.bottom() - 4));
      CHECK(tools.y >= 0);
      CHECK(tools.bottom() <= height);
      CHECK(std::min(std::abs(tools.bottom() - words.y), std::abs(tools.y - words.bottom())) < 4 * line);
    }
  }
}

TEST_CASE("marks: a chip shows as much of its passage as the column has room for") {
  Stage stage;
  begin(stage, rich_case());
  const auto piece = paragraph(stage, 1);
  select(stage, piece, 0, app::current_case(stage.model)->document->pieces[piece].block.text.size());
  stage.wish(app::intent::MarkSelection{});
  REQUIRE(marks(stage)[0].mark.at.quote.size() > 60);
  stage.wish(app::intent::OpenQuestion{sam_id, 0});
  stage.wish(app::intent::CiteMark{marks(stage)[0].mark.id});
  const ui::Item* chip = beginning(stage, "“" + marks(stage)[0].mark.at.quote + "”", ui::Role::link);
  REQUIRE(chip);
  CHECK(chip->rect.w > 400);
  CHECK(chip->rect.right() <= stage.item("Your answer").rect.right());
}

TEST_CASE("marks: the chip of a passage that is no longer in the text says so and leads to where its words are kept") {
  Stage stage;
  begin(stage, rich_case());
  const auto id = lose_one(stage);
  stage.wish(app::intent::OpenQuestion{sam_id, 0});
  stage.wish(app::intent::CiteMark{id});
  const ui::Item* chip = beginning(stage, "“words that are gone", ui::Role::link);
  REQUIRE(chip);
  CHECK(chip->value == "No longer in the text");
  stage.focus(chip->name);
  stage.press(app::Key::enter);
  CHECK(stage.model.beside == app::Beside::marks);
  CHECK(stage.has("The case has been reworded since. These are the words you marked."));
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "Write a note");
}

TEST_CASE("marks: with a tool used by key that goes away with it, the keyboard is on the case again") {
  Stage stage;
  begin(stage, rich_case());
  select(stage, paragraph(stage));
  stage.focus("Mark");
  stage.press(app::Key::enter);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name == "The case");
}

namespace {

/// The case with one paragraph of its text worded otherwise.
pack::Case reworded(const pack::Case& made, std::string_view from, std::string_view to) {
  pack::Case changed = made;
  for (auto& section : changed.sections)
    for (auto& block : section.blocks)
      if (const auto at = block.text.find(from); at != std::string::npos) block.text.replace(at, from.size(), to);
  return changed;
}

}  // namespace

TEST_CASE("marks: where the case says differently now what was marked, the mark says so wherever it stands, with its old words") {
  const pack::Case made = rich_case();
  Stage stage;
  begin(stage, made);
  const auto piece = paragraph(stage);
  const std::string was = app::current_case(stage.model)->document->pieces[piece].block.text;
  REQUIRE(was == "See the guide for more.");
  select(stage, piece, 0, was.size());
  stage.wish(app::intent::MarkSelection{});
  const auto id = marks(stage)[0].mark.id;
  stage.wish(app::intent::ChooseMark{});
  stage.wish(app::intent::OpenQuestion{made.id, 0});
  stage.wish(app::intent::CiteMark{id});
  stage.wish(app::intent::ReadCase{});
  pack::Shelf shelf;
  shelf.cases = {reworded(made, "the guide for more", "the guide for less")};
  stage.wish(app::intent::PacksRead{shelf});
  REQUIRE(marks(stage)[0].reworded);
  // In the margin, and at the bar.
  const ui::Item* beside = beginning(stage, "Your mark, ", ui::Role::note);
  REQUIRE(beside);
  CHECK(beside->value == "The case says this differently now. When you marked it, it said: “See the guide for more.”");
  CHECK(stage.item(ui::Role::link, "Marked: See the guide for more.").value == "Stood out. The case says this differently now.");
  // With a note, under it.
  stage.wish(app::intent::WriteNote{id});
  stage.type("Why?");
  stage.wish(app::intent::NoteDone{});
  const ui::Item* noted = beginning(stage, "Your note, ", ui::Role::note);
  REQUIRE(noted);
  CHECK(noted->value == "Why?\n\nThe case says this differently now. When you marked it, it said: “See the guide for more.”");
  // In the list, and at the chip.
  stage.wish(app::intent::ShowMarks{});
  CHECK(stage.has("“See the guide for more.”"));
  CHECK(stage.has("The case says this differently now. These are the words you marked."));
  stage.wish(app::intent::OpenQuestion{made.id, 0});
  const ui::Item* chip = beginning(stage, "“See the guide for more.”", ui::Role::link);
  REQUIRE(chip);
  CHECK(chip->value == "The case says this differently now.");
  CHECK((chip->states & ui::State::disabled) == 0);
  // Under the answer, where it is read again.
  stage.type("First.");
  const portfolio::QuestionKey key{made.id, made.questions.at(0).id};
  stage.wish(app::intent::ShowPortfolio{});
  stage.wish(app::intent::ListRead{{{key, made.title, 1, {5000}, "First.", 0}}});
  stage.wish(app::intent::ChooseAnswer{key});
  stage.wish(app::intent::VersionsRead{key, {}});
  const ui::Item* cited = beginning(stage, "“See the guide for more.”", ui::Role::list_item);
  REQUIRE(cited);
  CHECK(cited->value.ends_with("Said differently now"));
}

TEST_CASE("marks: a footnote between the paragraphs of a mark is none of it") {
  Stage stage;
  begin(stage, rich_case());
  const auto& pieces = app::current_case(stage.model)->document->pieces;
  const std::size_t note = first_of(stage, app::Piece::Where::footnote);
  REQUIRE(pieces.size() > note + 1);
  stage.wish(app::intent::Select{{{note - 1, 0}, {note + 1, 7}}});
  stage.press({.key = app::Key::m, .ctrl = true});
  REQUIRE(marks(stage).size() == 1);
  CHECK(marks(stage)[0].mark.at.quote.find(pieces[note].block.text) == std::string::npos);
  stage.press(app::Key::escape);
  CHECK(stage.model.marks.chosen.empty());
  const ui::Item* words = beginning(stage, pieces[note].block.text.substr(0, 12));
  if (!words) words = beginning(stage, pieces[note].block.text.substr(0, 12), ui::Role::note);
  REQUIRE(words);
  stage.click_at({words->rect.x + 30, words->rect.y + 8});
  CHECK(stage.model.marks.chosen.empty());
}

TEST_CASE("marks: the tools of one that is cited lead to where it is, and don't offer to cite it again") {
  Stage stage;
  begin(stage, rich_case());
  select(stage, paragraph(stage));
  stage.wish(app::intent::MarkSelection{});
  const auto id = marks(stage)[0].mark.id;
  stage.wish(app::intent::OpenQuestion{sam_id, 0});
  stage.wish(app::intent::GoToMark{id});
  stage.focus("Cite in my answer");
  stage.press(app::Key::enter);
  CHECK_FALSE(stage.has("Cite in my answer"));
  stage.focus("Go to where it is cited");
  stage.press(app::Key::enter);
  REQUIRE(stage.focused());
  CHECK(stage.focused()->name.starts_with("“" + marks(stage)[0].mark.at.quote));
  CHECK(stage.model.marks.chosen.empty());
  // In a narrow window the answer is not beside the case: nothing leads there from here.
  Stage narrow(640, 900);
  begin(narrow, rich_case());
  select(narrow, paragraph(narrow));
  narrow.wish(app::intent::MarkSelection{});
  narrow.wish(app::intent::OpenQuestion{sam_id, 0});
  narrow.wish(app::intent::CiteMark{marks(narrow)[0].mark.id});
  narrow.wish(app::intent::FollowCitation{marks(narrow)[0].mark.id});
  narrow.wish(app::intent::ChooseMark{marks(narrow)[0].mark.id});
  CHECK(narrow.has("Take the mark off"));
  CHECK_FALSE(narrow.has("Cite in my answer"));
  CHECK_FALSE(narrow.has("Go to where it is cited"));
}
