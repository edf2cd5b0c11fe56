#include "shell/leaving_document.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "reflect/details.hpp"
#include "share/chosen.hpp"
#include "share/pointing.hpp"
#include "share/writing.hpp"
#include "words/words.hpp"

namespace vignette::shell {

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

namespace {

/// Whether anything of it is kept: of what was taken out for good its row stays.
bool holds_something(const portfolio::Exchange& one) {
  return !one.notes.empty() || std::ranges::any_of(one.pages, [](const auto& page) { return !page.body.empty(); });
}

/// Those that are brought, each in the version and with the passages that were chosen.
std::vector<share::Brought> brought(const app::LeavingWish& wish, const portfolio::Leaving& leaving, const share::Choice& choice) {
  auto all = share::brought(leaving, choice);
  for (auto& one : all) {
    if (const auto version = wish.versions.find(one.key); version != wish.versions.end()) one.version = version->second;
    const auto left_out = wish.choice.left_out.find(one.key);
    const auto cited = std::ranges::find(leaving.contents().cited, one.key, &portfolio::Cited::by);
    if (left_out == wish.choice.left_out.end() || cited == leaving.contents().cited.end()) continue;
    one.passages.emplace();
    for (const auto& passage : cited->list)
      if (!left_out->second.contains(passage.mark)) one.passages->insert(passage.mark);
  }
  return all;
}

}  // namespace

LeavingDocument leaving_document(const app::LeavingWish& wish, const std::vector<pack::Case>& cases, const portfolio::Leaving& leaving,
                                 portfolio::Now now, const std::string& from) {
  LeavingDocument made;
  const auto choice = choice_of(wish);
  if (wish.choice.whom == Choice::Whom::me) {
    for (const auto& answer : leaving.contents().answers)
      if (!portfolio::is_own_reflection(answer.key) && share::wanted(answer, choice)) made.keys.push_back(answer.key);
    for (const auto& own : share::own_reflections(leaving.contents(), choice))
      if (own.text) made.keys.push_back(own.key());
    made.document = share::everything_written(leaving, cases, choice, now);
    if (share::is_everything(choice))
      made.exchanges = static_cast<std::size_t>(std::ranges::count_if(leaving.contents().exchanges, holds_something));
    return made;
  }
  share::Bringing bringing;
  bringing.answers = brought(wish, leaving, choice);
  bringing.talk = wish.talk;
  bringing.name = wish.name;
  bringing.role = wish.role;
  bringing.meeting = wish.meeting;
  bringing.commitments = wish.choice.commitments;
  bringing.since = wish.since;
  bringing.until = wish.until;
  bringing.chance = wish.sharing;
  if (wish.choice.form == Choice::Form::sealed) {
    bringing.from = from;
    bringing.to = wish.choice.to;
  }
  if (wish.choice.whom == Choice::Whom::team || wish.to_a_peer) bringing.title = say(Word::leave_team_title);
  made.document = share::supervision_page(leaving, cases, bringing, now, &made.stands);
  for (const auto& one : made.stands) made.keys.push_back(one.key);
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

/// Every text of the learner's that leaves, looked at.
class Looking {
 public:
  Looking(const app::LeavingWish& wish, const Shelf& shelf, const portfolio::Leaving& leaving)
      : wish_(wish), contents_(leaving.contents()), names_(shelf) {
    for (const auto& answer : contents_.answers) answers_[answer.key] = &answer;
  }

  std::string title_of(const portfolio::Answer& answer) const {
    for (const auto& reflection : contents_.reflections)
      if (portfolio::own_reflection(reflection.id) == answer.key) return reflection.title;
    return answer.case_title;
  }

  std::vector<app::LeavingText> texts(const LeavingDocument& made, const std::atomic<bool>& stop) {
    for (const auto& line : wish_.talk) look({.in = app::LeavingText::In::talk, .text = line}, {});
    look_at_who();
    for (const auto& key : made.keys) {
      if (stop) return std::move(texts_);
      look_at_answer(key);
    }
    const auto choice = choice_of(wish_);
    for (const auto& one : contents_.commitments) {
      const bool of_another = answers_.contains(one.from) && std::ranges::find(made.keys, one.from) == made.keys.end();
      const bool beside = wish_.choice.whom == Choice::Whom::me && !of_another;
      const bool beneath = std::ranges::find(made.keys, one.from) != made.keys.end();
      if (share::wanted(one, choice) && (beside || beneath)) look_at(one);
    }
    return std::move(texts_);
  }

  std::vector<app::LeavingAnswer> each(const LeavingDocument& made) const {
    std::vector<app::LeavingAnswer> all;
    for (const auto& one : made.stands) {
      const auto answer = answers_.find(one.key);
      if (answer == answers_.end()) continue;
      const auto cited = std::ranges::find(contents_.cited, one.key, &portfolio::Cited::by);
      all.push_back({one.key, title_of(*answer->second), answer->second->question_number,
                     cited == contents_.cited.end() ? std::vector<portfolio::Citation>() : cited->list});
    }
    return all;
  }

 private:
  void look(app::LeavingText text, const std::string& case_id) {
    text.findings = reflect::look_for_details(text.text, words::language(), names_.of(case_id));
    texts_.push_back(std::move(text));
  }

  /// Whose page it is: the name that it begins with is the writer's own.
  void look_at_who() {
    const auto& known = names_.of({});
    const auto add = [&](app::LeavingText::In in, const std::string& text, std::vector<reflect::Finding> findings) {
      if (!findings.empty()) texts_.push_back({.in = in, .text = text, .findings = std::move(findings)});
    };
    add(app::LeavingText::In::name, wish_.name, share::look_at_name(wish_.name, words::language(), known));
    add(app::LeavingText::In::role, wish_.role, reflect::look_for_details(wish_.role, words::language(), known));
  }

  /// What is changed where it was written, and not here.
  void look_only(app::LeavingText text, const std::string& said) {
    text.text = said;
    text.findings = reflect::look_for_details(said, words::language(), names_.of(text.key.case_id));
    for (auto& finding : text.findings) finding.ways.clear();
    if (!text.findings.empty()) texts_.push_back(std::move(text));
  }

  void look_at_answer(const portfolio::QuestionKey& key) {
    const auto answer = answers_.find(key);
    if (answer == answers_.end()) return;
    app::LeavingText text{
        .key = key, .title = title_of(*answer->second), .question_number = answer->second->question_number, .text = answer->second->text};
    if (const auto version = wish_.versions.find(key); version != wish_.versions.end()) {
      text.text = version->second.text;
      text.earlier = true;
    }
    if (portfolio::is_own_reflection(key)) {
      auto title = text;
      title.in = app::LeavingText::In::title;
      look_only(std::move(title), text.title);
    }
    look(std::move(text), key.case_id);
  }

  void look_at(const portfolio::Commitment& one) {
    const app::LeavingText text{.in = app::LeavingText::In::commitment,
                                .key = one.from,
                                .commitment = one.id,
                                .title = one.title,
                                .question_number = one.question_number};
    portfolio::each_text(one, [&](const std::string& said) { look_only(text, said); });
  }

  const app::LeavingWish& wish_;
  const portfolio::Contents& contents_;
  KnownNames names_;
  std::map<portfolio::QuestionKey, const portfolio::Answer*> answers_;
  std::vector<app::LeavingText> texts_;
};

}  // namespace

void look_at(app::LeavingPreview& preview, const LeavingDocument& made, const app::LeavingWish& wish, const Shelf& shelf,
             const portfolio::Leaving& leaving, const std::atomic<bool>& stop) {
  Looking looking(wish, shelf, leaving);
  preview.answers = made.keys.size();
  preview.exchanges = made.exchanges;
  preview.texts = looking.texts(made, stop);
  preview.each = looking.each(made);
}

}  // namespace vignette::shell
