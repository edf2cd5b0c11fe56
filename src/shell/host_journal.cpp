// What is led is kept for a crash; and what a crash has left is gone on with, or wiped.

#include <utility>

#include "app/wipe.hpp"
#include "shell/host.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::Word;

namespace {

app::Unfinished unfinished_of(const workshop::Journal& journal, portfolio::Instant last) {
  const auto& setting = journal.setting;
  app::TeamChoice choice{.minutes = setting.minutes,
                         .starts = setting.starts,
                         .paper = setting.paper,
                         .keyboard = setting.keyboard,
                         .phones = setting.phones,
                         .video = setting.video,
                         .manages = journal.workshop.manages(),
                         .keep = journal.workshop.keep(),
                         .address = setting.address,
                         .language = journal.workshop.language()};
  return {.case_id = setting.case_id,
          .title = setting.title,
          .choice = std::move(choice),
          .last = last,
          .until = {last.ms + TeamJournal::stays_ms}};
}

words::Problem not_gone_on() {
  return {.what = std::string(words::say(Word::team_not_gone_on)), .mend = std::string(words::say(Word::team_not_gone_on_mend))};
}

}  // namespace

void Host::write_journal() {
  if (!room_ || room_->ends || room_->journal_waits.exchange(true)) return;
  worker_.give([this, room = room_, now = clock_(), setting = room_->setting, to = results_] {
    room->journal_waits = false;
    if (room->ends) return;
    auto bytes = room->desk.with([&](const workshop::Workshop& all) { return workshop::as_journal(setting, all); });
    const bool kept = journal_.write(bytes, now);
    app::wipe(bytes);
    if (std::exchange(journal_kept_, kept) != kept) to->post(intent::UnfinishedFound{std::nullopt, kept});
  });
}

void Host::find_unfinished() {
  worker_.give([this, now = clock_(), to = results_] {
    intent::UnfinishedFound found{.journal = journal_.works()};
    journal_kept_ = found.journal;
    if (auto left = journal_.look(now)) {
      if (const auto journal = workshop::from_journal(left->bytes))
        found.unfinished = unfinished_of(*journal, left->last);
      else
        journal_.wipe();
      app::wipe(left->bytes);
    }
    to->post(std::move(found));
  });
}

void Host::wipe_unfinished() {
  worker_.give([this, to = results_] {
    journal_.wipe();
    to->post(intent::UnfinishedFound{std::nullopt, journal_.works()});
  });
}

void Host::go_on(reflect::Known known) {
  worker_.give([this, now = clock_(), known = std::move(known)]() mutable {
    auto left = journal_.take_up(now);
    results_->hand([this, bytes = left ? std::move(left->bytes) : std::string(), known = std::move(known)]() mutable {
      return go_on_with(std::move(bytes), std::move(known));
    });
  });
}

std::optional<app::Intent> Host::go_on_with(std::string bytes, reflect::Known known) {
  auto journal = workshop::from_journal(bytes);
  app::wipe(bytes);
  if (!journal || room_) {
    if (!room_) worker_.give([this] { journal_.wipe(); });
    return intent::UnfinishedFound{std::nullopt, true, not_gone_on()};
  }
  late_.reset();
  forget_wifi();
  auto room = room_for(journal->setting, std::move(journal->workshop), std::move(known));
  const auto failed = serve(*room);
  if (failed) room->setting.phones = false;
  begin(std::move(room));
  if (failed)  // said once it is being led
    results_->post(intent::UnfinishedFound{std::nullopt, true,
                                           words::Problem{.where = failed->where,
                                                          .what = std::string(words::say(Word::team_no_phones)),
                                                          .mend = std::string(words::say(Word::team_no_phones_mend))}});
  return std::nullopt;
}

}  // namespace vignette::shell
