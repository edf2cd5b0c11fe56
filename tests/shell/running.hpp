/// The program without its window: real files, real threads. Waits for what the session says through its wake, never for time.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shell/session.hpp"
#include "store/reader.hpp"
#include "store/store.hpp"
#include "support/scratch.hpp"

namespace vignette::support {

namespace intent = app::intent;

inline constexpr std::string_view made_up = R"(---
schema: case-illustration/1
id: made-up-jo
title: "Planning with Jo"
lang: en-GB
subject: {name: Jo, fictional: true}
theme: engagement
stage: planning
basis: fictional
source: {body: "A test"}
licence: {id: CC0-1.0}
attribution: "Made up for a test."
disclaimer: "Nobody in it is real."
---

## Case summary

Jo was asked.

## Take-aways

### Questions

1. What stood out? {#q1 stage=notice brief="What stood out"}
2. And on Monday? {#q2 stage=apply brief="On Monday"}
)";

inline const portfolio::QuestionKey first{"made-up-jo", "q1"};

/// A folder with one pack in it, an empty portfolio unless there is to be none, and where this test's settings go.
class Desk {
 public:
  enum class Portfolio { empty, none };
  explicit Desk(Portfolio portfolio = Portfolio::empty) {
    if (portfolio == Portfolio::empty) REQUIRE(store::Store::open(file()));
    std::filesystem::create_directories(scratch / "packs/jo");
    put_bytes(scratch / "packs/jo/case.md", made_up);
    setenv("VIGNETTE_HOME", (scratch / "home").c_str(), 1);
  }
  ~Desk() { unsetenv("VIGNETTE_HOME"); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  shell::Options options() const {
    shell::Options options;
    options.content = scratch / "packs";
    options.portfolio = file();
    return options;
  }
  std::filesystem::path file() const { return scratch / "portfolio.vignette"; }
  const Scratch scratch;
};

class Running {
 public:
  /// `clock`: what its clock shows until `later_ms` says more, in place of the machine's.
  explicit Running(shell::Options options, std::optional<portfolio::Now> clock = std::nullopt)
      : stands_(clock),
        session_(
            std::move(options), [this] { wake(); },
            {.copy_text = [this](const std::string& text) { copied = text; }, .copied_text = [this] { return copied; }},
            [this] {
              auto now = stands_.value_or(shell::now());
              now.instant.ms += later_ms;
              return now;
            }) {
    session_.begin();
  }

  const app::Model& model() const { return session_.model(); }
  shell::Session& session() { return session_; }
  void apply(const app::Intent& wish) { session_.apply(wish); }

  /// Takes what comes back until this holds. The test's time limit ends one that waits in vain.
  void until(const std::function<bool(const app::Model&)>& holds) {
    while (true) {
      session_.take_results();
      if (holds(model())) return;
      std::unique_lock lock(mutex_);
      woken_.wait(lock, [this] { return std::exchange(waiting_, false); });
    }
  }
  void until_open() {
    until([](const app::Model& m) { return m.packs_read && m.portfolio_open; });
  }
  void until_saved() {
    until([](const app::Model& m) { return m.saving.state == app::SaveState::saved && m.saving.kept == m.saving.handed_over; });
  }

  void until_screen(app::Screen screen) {
    until([screen](const app::Model& m) { return m.screen == screen; });
  }

  /// Done when it says so itself: the one made at the start comes back as a list, too.
  void back_up() {
    apply(intent::BackUpNow{});
    until([](const app::Model& m) { return !m.vault.busy; });
    REQUIRE_FALSE(model().vault.backups.empty());
  }

  void open(std::size_t question = 0) { apply(intent::OpenQuestion{first.case_id, question}); }
  void type(const std::string& words, app::Field field = app::Field::answer) {
    for (const char letter : words) {
      const auto* text = app::editing(model(), field);
      apply(intent::Edit{field, {text ? text->caret : 0, "", std::string(1, letter)}, app::EditKind::typing});
    }
  }

  std::string copied;
  std::int64_t later_ms = 0;  ///< how far its clock is from the machine's, or from where it stands

 private:
  void wake() {
    {
      const std::lock_guard lock(mutex_);
      waiting_ = true;
    }
    woken_.notify_one();
  }

  const std::optional<portfolio::Now> stands_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool waiting_ = false;
  shell::Session session_;
};

/// What a fresh look into the file finds for a question; "(nothing)" if there is no such answer.
inline std::string on_disk(const std::filesystem::path& file, const portfolio::QuestionKey& key = first,
                           const store::KeyPtr& opened_by = nullptr) {
  const auto reader = store::Reader::open(file, opened_by);
  if (!reader) return "(no file)";
  const auto contents = (*reader)->everything();
  REQUIRE(contents);
  for (const auto& answer : contents->answers)
    if (answer.key == key) return answer.text;
  return "(nothing)";
}

/// Types a passphrase twice where one is asked for, and waits for the sheet. Answers its groups.
inline std::vector<std::string> choose_passphrase(Running& running, const std::string& passphrase) {
  running.until_screen(app::Screen::protect);
  running.type(passphrase, app::Field::passphrase);
  running.type(passphrase, app::Field::passphrase_again);
  running.apply(intent::Protect{});
  running.until([](const app::Model& m) { return m.screen == app::Screen::recovery_sheet && m.portfolio_open; });
  return running.model().vault.recovery;
}

/// Shows that the sheet was copied.
inline void sheet_done(Running& running) {
  const auto& vault = running.model().vault;
  running.type(vault.recovery.at(vault.ask_group), app::Field::recovery_group);
  running.apply(intent::RecoverySheetDone{});
}

/// Chooses a passphrase at the question before the first words.
inline void protect_with(Running& running, const std::string& passphrase) {
  choose_passphrase(running, passphrase);
  sheet_done(running);
  running.until_screen(app::Screen::question);
}

inline void unlock_with(Running& running, const std::string& passphrase) {
  running.type(passphrase, app::Field::passphrase);
  running.apply(intent::Unlock{});
  running.until([](const app::Model& m) { return !m.vault.busy; });
}

}  // namespace vignette::support
