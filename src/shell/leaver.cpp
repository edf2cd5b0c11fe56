#include "shell/leaver.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "reflect/details.hpp"
#include "share/chosen.hpp"
#include "share/file.hpp"
#include "share/writers.hpp"
#include "share/writing.hpp"
#include "shell/outward.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::say;
using words::Word;
using Choice = app::LeavingChoice;

namespace {

share::Choice choice_of(const app::LeavingWish& wish) {
  share::Choice choice;
  const bool own_eyes = wish.choice.whom == Choice::Whom::me;
  choice.since = wish.since;
  choice.until = wish.until;
  choice.commitments = wish.choice.commitments;
  choice.marks = choice.times = own_eyes && wish.choice.marks;
  if (wish.choice.what == Choice::What::answer) choice.answers = {wish.choice.answer};
  if (wish.choice.what == Choice::What::chosen) choice.answers = wish.choice.chosen;
  if (wish.choice.what == Choice::What::one_case) choice.case_id = wish.choice.case_id;
  return choice;
}

}  // namespace

LeavingDocument leaving_document(const app::LeavingWish& wish, const std::vector<pack::Case>& cases, const portfolio::Leaving& leaving,
                                 portfolio::Now now) {
  LeavingDocument made;
  const auto choice = choice_of(wish);
  if (wish.choice.whom == Choice::Whom::me) {
    for (const auto& answer : leaving.contents().answers)
      if (!portfolio::is_own_reflection(answer.key) && share::wanted(answer, choice)) made.keys.push_back(answer.key);
    for (const auto& own : share::own_reflections(leaving.contents(), choice))
      if (own.text) made.keys.push_back(own.key());
    made.document = share::everything_written(leaving, cases, choice, now);
    return made;
  }
  share::Bringing bringing;
  bringing.answers = share::brought(leaving, choice);
  bringing.talk = wish.talk;
  bringing.name = wish.name;
  bringing.role = wish.role;
  bringing.meeting = wish.meeting;
  bringing.commitments = wish.choice.commitments;
  if (wish.choice.whom == Choice::Whom::team) bringing.title = say(Word::leave_team_title);
  const auto says_something = [&](const portfolio::QuestionKey& key) {
    const auto found = std::ranges::find(leaving.contents().answers, key, &portfolio::Answer::key);
    return found != leaving.contents().answers.end() && share::says_something(found->text);
  };
  for (const auto& one : bringing.answers)
    if (says_something(one.key)) made.keys.push_back(one.key);
  made.document = share::supervision_page(leaving, cases, bringing, now);
  return made;
}

namespace {

/// Names that point to nobody, by case: worked out once for each.
class KnownNames {
 public:
  explicit KnownNames(const Shelf& shelf) : shelf_(shelf) {}

  const reflect::Known& of(const std::string& case_id) {
    const auto [found, fresh] = known_.try_emplace(case_id);
    if (!fresh) return found->second;
    for (const auto& one : shelf_.cases)
      if (one->id == case_id) found->second.add(*one);
    for (const auto& term : shelf_.terms) found->second.add(term);
    return found->second;
  }

 private:
  const Shelf& shelf_;
  std::map<std::string, reflect::Known> known_;
};

std::vector<app::LeavingText> texts_of(const LeavingDocument& made, const app::LeavingWish& wish, const Shelf& shelf,
                                       const portfolio::Leaving& leaving, const std::atomic<bool>& stop) {
  const auto& contents = leaving.contents();
  KnownNames names(shelf);
  std::vector<app::LeavingText> texts;
  const auto look = [&](app::LeavingText text, const std::string& case_id) {
    text.findings = reflect::look_for_details(text.text, words::language(), names.of(case_id));
    texts.push_back(std::move(text));
  };
  // What is changed where it was written, and not here.
  const auto look_only = [&](const portfolio::QuestionKey& key, const std::string& said, app::LeavingText text) {
    text.text = said;
    text.findings = reflect::look_for_details(said, words::language(), names.of(key.case_id));
    for (auto& finding : text.findings) finding.ways.clear();
    if (!text.findings.empty()) texts.push_back(std::move(text));
  };
  for (const auto& line : wish.talk) look({.in = app::LeavingText::In::talk, .text = line}, {});
  std::map<portfolio::QuestionKey, const portfolio::Answer*> answers;
  for (const auto& answer : contents.answers) answers[answer.key] = &answer;
  for (const auto& key : made.keys) {
    if (stop) return texts;
    const auto answer = answers.find(key);
    if (answer == answers.end()) continue;
    app::LeavingText text{
        .key = key, .title = answer->second->case_title, .question_number = answer->second->question_number, .text = answer->second->text};
    for (const auto& reflection : contents.reflections)
      if (portfolio::own_reflection(reflection.id) == key) text.title = reflection.title;
    if (portfolio::is_own_reflection(key)) look_only(key, text.title, text);
    look(std::move(text), key.case_id);
  }
  if (wish.choice.commitments)
    for (const auto& one : contents.commitments) {
      if (one.put_away || (answers.contains(one.from) && std::ranges::find(made.keys, one.from) == made.keys.end())) continue;
      app::LeavingText text{.key = one.from, .title = one.title, .question_number = one.question_number};
      for (const auto* said : {&one.words, &one.when, &one.will, &one.by, &one.with, &one.why}) look_only(one.from, *said, text);
    }
  return texts;
}

}  // namespace

Leaver::Leaver(share::Press press, std::shared_ptr<Results> results) : press_(std::move(press)), results_(std::move(results)) {}

// Waiting for what was to be written may throw only where the machine has no memory left: ending is right then.
Leaver::~Leaver() {  // NOLINT(bugprone-exception-escape)
  if (stop_) *stop_ = true;
  worker_.finish();
}

std::function<void(const portfolio::Leaving&)> Leaver::prepare(std::uint64_t number, app::LeavingWish wish, Shelf shelf,
                                                               portfolio::Now now) {
  if (stop_) *stop_ = true;
  stop_ = std::make_shared<std::atomic<bool>>(false);
  return [this, number, now, wish = std::move(wish), shelf = std::move(shelf),
          stop = std::shared_ptr<const std::atomic<bool>>(stop_)](const portfolio::Leaving& leaving) {
    if (*stop) return;
    worker_.give([this, number, now, wish, shelf, stop, leaving] {
      if (!*stop) make(number, wish, shelf, now, leaving, stop);
    });
  };
}

void Leaver::make(std::uint64_t number, const app::LeavingWish& wish, const Shelf& shelf, portfolio::Now now,
                  const portfolio::Leaving& leaving, const std::shared_ptr<const std::atomic<bool>>& stop) {
  std::vector<pack::Case> cases;
  for (const auto& one : shelf.cases) cases.push_back(*one);
  const auto made = leaving_document(wish, cases, leaving, now);
  app::LeavingPreview preview;
  preview.answers = made.keys.size();
  preview.texts = texts_of(made, wish, shelf, leaving, *stop);
  preview.text = share::plain_text(made.document);
  std::expected<std::string, words::Problem> bytes;
  std::optional<share::Pages> set;
  switch (wish.choice.form) {
    case Choice::Form::pdf:
    case Choice::Form::docx: {
      const auto paper = wish.choice.letter ? share::Paper::letter : share::Paper::a4;
      auto pages = share::pages(made.document, paper, press_, stop.get());
      if (!pages) {
        bytes = std::unexpected(pages.error());
        break;
      }
      preview.pages = pages->count();
      preview.width = pages->width();
      preview.height = pages->height();
      bytes = wish.choice.form == Choice::Form::pdf ? pages->pdf() : share::docx(made.document, paper, press_);
      set = std::move(*pages);
      break;
    }
    case Choice::Form::html:
      bytes = share::html(made.document);
      break;
    case Choice::Form::md:
      preview.text = share::as_markdown(made.document);
      bytes = preview.text;
      break;
    case Choice::Form::txt:
      bytes = preview.text;
      break;
  }
  if (*stop) return;
  if (!bytes) return results_->post(intent::LeavingNotMade{number, bytes.error()});
  {
    const std::lock_guard lock(mutex_);
    held_ = {number, stop, std::move(set), std::make_shared<const std::string>(std::move(*bytes))};
  }
  results_->post(intent::LeavingPrepared{number, std::move(preview)});
}

void Leaver::forget() {
  if (stop_) *stop_ = true;
  worker_.give([this] {
    const std::lock_guard lock(mutex_);
    held_ = {};
  });
}

void Leaver::save(const app::effect::SaveLeaving& wish, std::string name) {
  // These very bytes, whatever is made while the place is being chosen.
  std::shared_ptr<const std::string> bytes;
  {
    const std::lock_guard lock(mutex_);
    if (held_.number == wish.number) bytes = held_.bytes;
  }
  if (!bytes) return results_->post(intent::LeavingSaved{});
  const Asked asked{Asked::For::new_file, Word::leave_save_title, std::move(name), std::string(wish.ending)};
  ask_where(asked, results_, [this, bytes, print = wish.print](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!chosen) return intent::LeavingFailed{chosen.error()};
    if (!*chosen) return intent::LeavingSaved{};
    worker_.give([this, bytes, print, file = **chosen] {
      if (const auto done = share::write_file(file, *bytes); !done) return results_->post(intent::LeavingFailed{done.error()});
      if (print) (void)open_file(file);
      results_->post(intent::LeavingSaved{file.string()});
    });
    return std::nullopt;
  });
}

std::optional<Pixels> Leaver::page(std::uint64_t number, std::size_t page, int pixels_wide) {
  std::optional<share::Pages> pages;
  std::shared_ptr<const std::atomic<bool>> stop;  // outlives the pages
  {
    const std::lock_guard lock(mutex_);
    if (held_.number != number) return std::nullopt;
    stop = held_.stop;
    pages = held_.pages;
  }
  if (!pages) return std::nullopt;
  auto picture = pages->draw(page, pixels_wide);
  if (picture.rgba.empty()) return std::nullopt;
  return Pixels{picture.width, picture.height, std::move(picture.rgba)};
}

}  // namespace vignette::shell
