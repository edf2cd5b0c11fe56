/// A window in which a team is led, with somebody who holds the workshop as the shell does: what is wished of it is carried out at once.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <variant>

#include "support/stage.hpp"
#include "workshop/record.hpp"
#include "workshop/workshop.hpp"

namespace vignette::tests {

struct TeamStage : Stage {
  std::optional<workshop::Workshop> all;
  std::optional<app::PhoneWay> way;
  std::vector<std::string> addresses;  ///< of this computer
  std::vector<app::KeptRecord> records;
  std::vector<workshop::RecordLine> lines;  ///< of any of them
  bool wiped = false, kept = false;

  explicit TeamStage(float wide = 1440, float high = 900) : Stage(wide, high) {
    wish(app::intent::PacksRead{two_cases()});
    wish(app::intent::PortfolioOpened{});
    settled();
  }

  app::Team& team() { return model.team; }

  /// Carries out what was asked, until nothing more is.
  void settled() {
    while (done_ < effects.size()) {
      const app::Effect asked = effects[done_++];
      std::visit([this](const auto& effect) { carry(effect); }, asked);
    }
  }
  void clicks(std::string_view name) {
    click(name);
    settled();
  }
  void clicks(ui::Role role, std::string_view name) {
    click(role, name);
    settled();
  }
  void wishes(const app::Intent& intent) {
    wish(intent);
    settled();
  }
  void presses(app::Chord chord) {
    press(chord);
    settled();
  }
  void tell() { wishes(app::intent::TeamChanged{standing()}); }

  void plan(const std::string& case_id = "made-up-Sam") { wishes(app::intent::PlanWorkshop{case_id}); }
  void open() {
    plan();
    wishes(app::intent::OpenRoom{});
  }
  void to_writing(std::size_t present = 12) {
    if (!all) throw std::runtime_error("no room is open");
    if (!all->set_present(present)) throw std::runtime_error("not a number of people");
    while (!all->phase())
      if (!all->next()) throw std::runtime_error("the plan has no question");
    tell();
  }
  void answered(std::size_t answers, const std::string& words = "Quagmire ") {
    for (std::size_t i = 0; i < answers; ++i)
      if (!all->type(words + std::to_string(i), "en-GB", 7'919 * (i + 1))) throw std::runtime_error("not an answer");
    tell();
  }
  void to_looking(std::size_t answers = 6) {
    to_writing();
    answered(answers);
    if (!all->close()) throw std::runtime_error("writing was not open");
    tell();
  }

  app::Leading standing() const {
    app::Leading stands{.plan = all->plan(), .at = all->at(), .phase = all->phase(), .in = all->in(), .passed = all->passed()};
    for (auto& card : all->cards()) stands.cards.push_back({.card = card});
    stands.groups = all->groups();
    stands.can_be_shown = all->can_be_shown();
    stands.held = all->held();
    stands.keep = all->keep();
    stands.settled = all->settled();
    stands.count_hidden = all->count_hidden();
    stands.commitments = all->commitments();
    stands.which = workshop::which_question(*all);
    stands.present = all->present();
    stands.told = workshop::told(*all, {});
    stands.way = way;
    if (stands.phase && *stands.phase != workshop::Phase::writing) stands.tally = workshop::tally(*all);
    return stands;
  }

 private:
  void carry(const app::effect::FindAddresses&) { wish(app::intent::AddressesFound{addresses}); }
  void carry(const app::effect::OpenRoom& effect) {
    all.emplace(effect.plan, effect.choice.keep, effect.choice.manages, effect.choice.language);
    wish(app::intent::TeamChanged{standing()});
  }
  void carry(const app::effect::ReadTeam&) {
    if (all) wish(app::intent::TeamChanged{standing()});
  }
  void carry(const app::effect::Lead& effect) {
    const auto done = std::visit([this](const auto& lead) { return led(lead); }, effect.wish);
    app::intent::TeamChanged changed{standing()};
    changed.from = effect.from;
    if (!done) changed.refused = done.error();
    wish(std::move(changed));
  }
  void carry(const app::effect::GoOnWithPaper&) {
    way.reset();
    wish(app::intent::TeamChanged{standing()});
  }
  void carry(const app::effect::ReadEnding&) { wish(app::intent::EndingRead{workshop::ending_of(*all, {}, "11:02")}); }
  void carry(const app::effect::EndWorkshop& effect) {
    kept = effect.keep;
    wiped = true;
    const auto today = portfolio::day_of(now.instant, now.offset_minutes);
    app::TeamEnded ended{.kept = kept,
                         .time = "11:02",
                         .told = workshop::told_at_end(all->language(), all->keep(), all->promised(), kept, "11:02"),
                         .review_by = workshop::review_day(today)};
    all.reset();
    wish(app::intent::TeamHasEnded{ended});
  }
  void carry(const app::effect::ReadRecords&) { wish(app::intent::RecordsRead{records}); }
  void carry(const app::effect::ReadRecord& effect) { wish(app::intent::RecordRead{effect.file, lines}); }
  void carry(const app::effect::RemoveRecord& effect) {
    std::erase_if(records, [&](const auto& one) { return one.file == effect.file; });
    wish(app::intent::RecordsRead{records});
  }
  template <typename Other>
  void carry(const Other&) {}

  workshop::Done led(const app::lead::Next&) { return all->next(); }
  workshop::Done led(const app::lead::Close&) { return all->close(); }
  workshop::Done led(const app::lead::Hold& wish) { return all->hold(wish.card, wish.why); }
  workshop::Done led(const app::lead::LeaveIn& wish) { return all->leave_in(wish.card); }
  workshop::Done led(const app::lead::MakeGroup& wish) {
    const auto made = all->make_group(wish.title);
    return made ? workshop::Done() : std::unexpected(made.error());
  }
  workshop::Done led(const app::lead::NameGroup& wish) { return all->name_group(wish.number, wish.title); }
  workshop::Done led(const app::lead::MoveCard& wish) { return all->move_card(wish.card, wish.group); }
  workshop::Done led(const app::lead::Reveal&) { return all->reveal(); }
  workshop::Done led(const app::lead::Talk&) { return all->talk(); }
  workshop::Done led(const app::lead::SetPresent& wish) { return all->set_present(wish.people); }
  workshop::Done led(const app::lead::Type& wish) { return all->type(wish.text, "en-GB", ++chance_); }
  workshop::Done led(const app::lead::TypePass&) { return all->type_pass(); }
  workshop::Done led(const app::lead::Commit& wish) { return all->commit(wish.text); }
  workshop::Done led(const app::lead::Uncommit& wish) { return all->uncommit(wish.place); }
  workshop::Done led(const app::lead::Settle& wish) { return all->settle(wish.keep); }
  workshop::Done led(const app::lead::HideCount& wish) {
    all->hide_count(wish.hidden);
    return {};
  }
  workshop::Done led(const app::lead::GiveMinutes& wish) { return all->give_minutes(wish.step, wish.minutes); }
  workshop::Done led(const app::lead::GiveParts& wish) { return all->give_parts(wish.step, wish.alone, wish.pairs); }
  workshop::Done led(const app::lead::AskInstead& wish) { return all->ask_instead(wish.step, wish.question); }
  workshop::Done led(const app::lead::PutStep& wish) { return all->put_step(wish.from, wish.to); }
  workshop::Done led(const app::lead::AddStep& wish) { return all->add_step(wish.place, wish.kind, wish.question); }
  workshop::Done led(const app::lead::Skip&) { return all->skip(); }
  workshop::Done led(const app::lead::LeaveOut& wish) { return all->leave_out(wish.step); }

  std::size_t done_ = 0;
  std::uint64_t chance_ = 1'000;
};

}  // namespace vignette::tests
