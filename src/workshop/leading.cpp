// What the facilitator does: the steps, looking through, groups, what is kept, and the end.
#include <algorithm>
#include <utility>

#include "workshop/wiping.hpp"
#include "workshop/workshop.hpp"

namespace vignette::workshop {

namespace {

std::unexpected<Refusal> refused(Refusal why) { return std::unexpected(why); }

/// A group goes with its title, and its cards are in none; those behind it have other numbers then.
template <typename Cards>
void remove_group(std::vector<Group>& groups, Cards& cards, int number) {
  const auto gone = groups.begin() + number - 1;
  workshop::wipe(gone->title);
  groups.erase(gone);
  for (auto& [id, card] : cards) card.group = card.group == number ? 0 : card.group - (card.group > number);
  for (auto& group : groups) group.number -= group.number > number;
}

}  // namespace

Done Workshop::next() {
  if (ended_) return refused(Refusal::ended);
  if (const auto now = phase(); now && *now <= Phase::looking) return refused(Refusal::question_open);
  if (at_ + 1 == plan_.steps.size()) return refused(Refusal::last_step);
  const auto& coming = plan_.steps[at_ + 1];
  const bool question = coming.kind == Step::Kind::question;
  if (question && !present_) return refused(Refusal::present_first);
  ++at_;
  if (question) sheets_.try_emplace(coming.question);
  return {};
}

Done Workshop::skip() {
  const auto now = phase();
  if (!now || *now > Phase::looking) return next();
  if (at_ + 1 == plan_.steps.size()) return refused(Refusal::last_step);
  auto& left = *sheet();
  left.phase = Phase::talked;
  let_go(left);
  return next();
}

Done Workshop::close() {
  auto* now = sheet();
  if (ended_) return refused(Refusal::ended);
  if (!now || now->phase != Phase::writing) return refused(Refusal::not_writing);
  now->phase = Phase::looking;
  return {};
}

Workshop::Sheet* Workshop::looked_through(Refusal& why) {
  auto* now = sheet();
  why = ended_ ? Refusal::ended : Refusal::not_looking;
  return !ended_ && now && now->phase != Phase::writing ? now : nullptr;
}

Card* Workshop::card(Sheet& sheet, std::string_view id) {
  const auto found = sheet.cards.find(id);
  return found == sheet.cards.end() ? nullptr : &found->second;
}

Done Workshop::hold(std::string_view id, Reason reason) {
  Refusal why{};
  auto* now = looked_through(why);
  if (!now) return refused(why);
  if (now->phase == Phase::talked) return refused(Refusal::not_looking);
  auto* held = card(*now, id);
  if (!held) return refused(Refusal::no_card);
  held->held = reason;
  return {};
}

Done Workshop::leave_in(std::string_view id) {
  Refusal why{};
  auto* now = looked_through(why);
  if (!now) return refused(why);
  if (now->phase != Phase::looking) return refused(Refusal::not_looking);
  auto* left = card(*now, id);
  if (!left) return refused(Refusal::no_card);
  left->held.reset();
  return {};
}

std::expected<int, Refusal> Workshop::make_group(std::string_view title) {
  Refusal why{};
  auto* now = looked_through(why);
  if (!now) return refused(why);
  if (!can_be_answer(title)) return refused(Refusal::not_the_words);
  now->groups.push_back({.number = static_cast<int>(now->groups.size()) + 1, .title = std::string(title)});
  return now->groups.back().number;
}

Done Workshop::name_group(int number, std::string_view title) {
  Refusal why{};
  auto* now = looked_through(why);
  if (!now) return refused(why);
  if (number < 1 || static_cast<std::size_t>(number) > now->groups.size()) return refused(Refusal::no_group);
  if (title.empty()) return remove_group(now->groups, now->cards, number), Done();
  if (!can_be_answer(title)) return refused(Refusal::not_the_words);
  now->groups[static_cast<std::size_t>(number) - 1].title = title;
  return {};
}

Done Workshop::move_card(std::string_view id, int group) {
  Refusal why{};
  auto* now = looked_through(why);
  if (!now) return refused(why);
  if (group < 0 || static_cast<std::size_t>(group) > now->groups.size()) return refused(Refusal::no_group);
  auto* moved = card(*now, id);
  if (!moved) return refused(Refusal::no_card);
  moved->group = group;
  return {};
}

/// From here on nobody can say whose card is whose.
void Workshop::let_go(Sheet& sheet) {
  for (auto& [token, id] : sheet.tokens) sheet.passes_sent += id.empty();
  while (!sheet.tokens.empty()) {
    auto gone = sheet.tokens.extract(sheet.tokens.begin());
    workshop::wipe(gone.key());
    workshop::wipe(gone.mapped());
  }
}

Done Workshop::reveal() {
  Refusal why{};
  auto* now = looked_through(why);
  if (!now) return refused(why);
  if (now->phase != Phase::looking) return refused(Refusal::not_looking);
  if (showing(*now) < small_group) return refused(Refusal::too_few);
  now->phase = Phase::shown;
  let_go(*now);
  return {};
}

Done Workshop::talk() {
  Refusal why{};
  auto* now = looked_through(why);
  if (!now) return refused(why);
  if (now->phase != Phase::looking) return refused(Refusal::not_looking);
  now->phase = Phase::talked;
  let_go(*now);
  return {};
}

Done Workshop::set_present(std::size_t people) {
  if (ended_) return refused(Refusal::ended);
  if (people < 1 || people > 99) return refused(Refusal::not_a_number);
  present_ = people;
  return {};
}

Done Workshop::settle(Keep keep) {
  if (ended_) return refused(Refusal::ended);
  if (settled_ && keep > keep_) return refused(Refusal::settled);
  keep_ = keep;
  if (!settled_) promised_ = keep;
  return {};
}

Done Workshop::commit(std::string_view text) {
  if (ended_) return refused(Refusal::ended);
  if (commitments_.size() >= most_commitments) return refused(Refusal::two_at_most);
  if (!can_be_answer(text)) return refused(Refusal::not_the_words);
  commitments_.emplace_back(text);
  return {};
}

Done Workshop::uncommit(std::size_t place) {
  if (ended_) return refused(Refusal::ended);
  if (place >= commitments_.size()) return refused(Refusal::no_commitment);
  workshop::wipe(commitments_[place]);
  commitments_.erase(commitments_.begin() + static_cast<std::ptrdiff_t>(place));
  return {};
}

Done Workshop::give_minutes(std::size_t step, int minutes) {
  if (ended_) return refused(Refusal::ended);
  return set_minutes(plan_, step, minutes) ? Done() : refused(Refusal::no_such_step);
}

Done Workshop::give_parts(std::size_t step, int alone, int pairs) {
  if (ended_) return refused(Refusal::ended);
  return set_parts(plan_, step, alone, pairs) ? Done() : refused(Refusal::no_such_step);
}

Done Workshop::put_step(std::size_t from, std::size_t to) {
  if (ended_) return refused(Refusal::ended);
  if (from <= at_ || to <= at_ || !move_step(plan_, from, to)) return refused(Refusal::no_such_step);
  return {};
}

Done Workshop::leave_out(std::size_t step) {
  if (ended_) return refused(Refusal::ended);
  if (step <= at_ || !drop_step(plan_, step)) return refused(Refusal::no_such_step);
  return {};
}

Done Workshop::add_step(std::size_t place, Step::Kind kind, const Question& question) {
  if (ended_) return refused(Refusal::ended);
  if (place <= at_ || !workshop::add_step(plan_, place, kind, question)) return refused(Refusal::no_such_step);
  return {};
}

Done Workshop::ask_instead(std::size_t step, const Question& question) {
  if (ended_) return refused(Refusal::ended);
  if (step <= at_ || !workshop::ask_instead(plan_, step, question)) return refused(Refusal::no_such_step);
  return {};
}

Kept Workshop::kept() const {
  Kept all;
  if (keep_ == Keep::nothing) return all;
  all.commitments = commitments_;
  all.present = present_;
  for (const auto& [which, sheet] : sheets_) {
    if (sheet.phase != Phase::shown) continue;
    const auto& asked = plan_.questions[which];
    KeptQuestion one{.wording = asked.wording, .titles = {}, .answers = {}, .own = is_own(asked)};
    for (const auto& group : sheet.groups) {
      const auto shows = [&](const auto& card) { return card.second.group == group.number && !card.second.held; };
      if (std::ranges::any_of(sheet.cards, shows)) one.titles.push_back(group.title);  // else the wall had no such title
    }
    if (keep_ == Keep::answers)
      for (const auto& [id, card] : sheet.cards)
        if (!card.held) one.answers.push_back(card.text);
    all.questions.push_back(std::move(one));
  }
  return all;
}

void Workshop::wipe(bool kept) {
  for (auto& [which, sheet] : sheets_) {
    let_go(sheet);
    for (auto& [id, card] : sheet.cards) workshop::wipe(card.text);
    for (auto& group : sheet.groups) workshop::wipe(group.title);
  }
  sheets_.clear();
  for (auto& one : commitments_) workshop::wipe(one);
  commitments_.clear();
  present_.reset();
  ended_ = true;
  ended_with_kept_ = kept && keep_ != Keep::nothing;
}

}  // namespace vignette::workshop
