#include "cli/care.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "cli/care_said.hpp"
#include "cli/print.hpp"
#include "share/recovery_sheet.hpp"
#include "shell/kept_place.hpp"
#include "shell/places.hpp"
#include "shell/session.hpp"
#include "store/begun.hpp"
#include "store/care.hpp"
#include "store/store.hpp"
#include "words/words.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;
using nlohmann::json;
using portfolio::Backup;
using portfolio::Folder;
using portfolio::Reached;
using words::Problem;
using words::say;
using words::Word;

namespace {

/// What says where the portfolio lies, unless that was named: what stayed behind when it was moved, and where it lay.
shell::KeptPlace::Said said_of(const Common& common) {
  auto said = common.portfolio ? shell::KeptPlace::Said() : shell::KeptPlace(shell::places({}, common.content).kept).read();
  said.stayed = shell::still_there(std::move(said.stayed));
  return said;
}

std::string_view name_of(store::State state) {
  switch (state) {
    case store::State::absent:
      return "absent";
    case store::State::plain:
      return "plain";
    case store::State::locked:
      break;
  }
  return "protected";
}

}  // namespace

int portfolio_info(const Common& common) {
  const auto file = portfolio_of(common);
  const auto opened = key_of(file, common.opening);
  if (!opened) return fail(opened.error());
  auto info = store::info(file, backups_of(common), *opened);
  if (!info) {
    json told;
    if (info.error().kind == Problem::Kind::damaged && !common.json) say_damaged(common, file, *opened, told);
    return fail(info.error());
  }
  const auto asides = store::Backups(file, backups_of(common), *opened).set_aside();
  const auto said = said_of(common);
  const auto& stayed = said.stayed;  // each is named once
  std::erase_if(info->backups, [&](const Backup& copy) { return std::ranges::find(stayed, copy.file, &Backup::file) != stayed.end(); });
  auto copied = store::Backups(file, backups_of(common), *opened).copied(info->backups);
  std::ranges::copy(said.before, std::back_inserter(copied));
  if (common.json) {
    print(json{{"file", file.string()},
               {"state", name_of(info->state)},
               {"version", info->version},
               {"bytes", info->bytes},
               {"answers", info->tally.answers},
               {"revisions", info->tally.revisions},
               {"folder", to_json(info->folder)},
               {"copied", to_json(copied)},
               {"backups", to_json(info->backups)},
               {"set_aside", to_json(asides)},
               {"stayed_behind", to_json(said.stayed)}});
    return done;
  }
  if (info->state == store::State::absent) {
    print(say(Word::info_none, fmt::arg("file", file.string())));
  } else {
    print(say(info->state == store::State::locked ? Word::info_protected : Word::info_plain, fmt::arg("file", file.string())));
    print(say(Word::info_size, fmt::arg("bytes", info->bytes), fmt::arg("version", info->version)));
    print(say(Word::info_tally, fmt::arg("answers", info->tally.answers), fmt::arg("revisions", info->tally.revisions)));
  }
  say_folder(info->folder);
  say_copied(copied);
  for (const auto& copy : said.stayed) print(say(Word::info_stayed, fmt::arg("file", copy.file)));
  print(say(Word::info_backups, fmt::arg("count", info->backups.size())));
  for (const auto& copy : info->backups)
    print(say(!copy.reachable                                               ? Word::info_backup_away
              : copy.opens_otherwise && info->state != store::State::absent ? Word::info_backup_otherwise
              : info->state == store::State::locked && !copy.is_protected   ? Word::info_backup_open
                                                                            : Word::info_backup,
              fmt::arg("made", portfolio::rfc3339(copy.made)), fmt::arg("file", copy.file), fmt::arg("day", day(copy.keeps_until))));
  for (const auto& copy : info->backups)
    if (copy.still_holds.ms > 0) print(say(Word::info_still_holds, fmt::arg("day", day(copy.still_holds)), fmt::arg("file", copy.file)));
  for (const auto& copy : asides) {
    const bool left_open = info->state == store::State::locked && !copy.is_protected;
    print(say(left_open ? Word::info_aside_open : Word::info_aside, fmt::arg("file", copy.file)));
  }
  return done;
}

int portfolio_verify(const Common& common) {
  const auto file = portfolio_of(common);
  const auto key = key_of(file, common.opening);
  if (!key) return fail(key.error());
  const auto reader = store::Reader::open(file, *key);
  std::error_code error;
  const bool empty = store::state_of(file) == store::State::absent && fs::exists(file, error);
  auto looked = reader ? (*reader)->look_over(false) : std::unexpected(reader.error());
  if (empty) looked = portfolio::Health{.sound = false, .faults = {std::string(say(Word::store_empty))}};
  if (!looked && looked.error().kind != Problem::Kind::damaged) return fail(looked.error());
  const auto health = looked ? *looked : portfolio::Health{.sound = false, .faults = {looked.error().what}};
  json told{{"file", file.string()}, {"sound", health.sound}, {"index_sound", health.index_sound}, {"faults", health.faults}};
  if (!common.json) {
    print(!health.sound ? say(Word::verify_faults, fmt::arg("count", health.faults.size()))
                        : std::string(say(health.index_sound ? Word::verify_sound : Word::verify_index)));
    for (const auto& fault : health.faults) print(fault);
    if (empty) print(std::string(say(Word::store_empty_mend)));
  }
  if (!health.sound) say_damaged(common, file, *key, told);
  if (common.json) print(told);
  return health.sound ? done : wrong;
}

int portfolio_backup(const Common& common, const std::optional<fs::path>& to) {
  const auto file = portfolio_of(common);
  const auto state = store::state_of(file);
  if (!state) return fail(state.error());
  if (*state == store::State::absent) return fail(file, Word::store_missing, Word::store_missing_mend);
  const auto key = key_of(file, common.opening);
  if (!key) return fail(key.error());
  if (to) {
    const auto copied = store::copy_to(file, *key, *to);
    if (!copied) return fail(copied.error());
    if (common.json)
      print(json{{"file", to->string()}, {"protected", *key != nullptr}});
    else
      print(say(*key ? Word::backup_copied_protected : Word::backup_copied, fmt::arg("file", to->string())));
    return done;
  }
  store::Backups copies(file, backups_of(common), *key);
  const auto made = copies.make(shell::now().instant);
  if (!made) return fail(made.error());
  const auto finished = copies.finish_taking_out();
  if (!finished) return fail(finished.error());
  if (common.json) {
    print(json{{"backup", *made ? to_json(**made) : json()}, {"taken_out_of", to_json(*finished)}});
    return done;
  }
  print(*made ? say(Word::backup_made, fmt::arg("file", (*made)->file)) : std::string(say(Word::backup_unchanged)));
  for (const auto& copy : *finished) print(say(Word::backup_finished, fmt::arg("day", day(copy.still_holds)), fmt::arg("file", copy.file)));
  return done;
}

int portfolio_restore(const Common& common, const fs::path& from) {
  const auto file = portfolio_of(common);
  const auto key = key_of(from, common.opening);
  if (!key) return fail(key.error());
  const auto present = store::state_of(file);
  const bool was_protected = present && *present == store::State::locked;
  store::KeyPtr over;
  if (was_protected && !*key) {
    // A protected portfolio stays so, where its key can be had; where it is lost, what one goes back to is all there is.
    const auto opened = key_of(file, common.opening);
    if (!opened && opened.error().kind == Problem::Kind::wrong_key) return fail(opened.error());
    if (opened) over = *opened;
  }
  const auto aside = store::restore(from, *key, file, shell::now().instant, over);
  if (!aside) return fail(aside.error());
  if (common.json) {
    print(json{{"file", file.string()},
               {"set_aside", *aside ? json((*aside)->string()) : json()},
               {"protected", *key != nullptr || over != nullptr}});
    return done;
  }
  print(say(Word::restored, fmt::arg("file", file.string())));
  if (over) print(std::string(say(Word::restored_sealed)));
  if (present && *present == store::State::plain && *key) say_left_open(common, file, *key);
  if (was_protected && !*key && !over) print(std::string(say(Word::restored_open)));
  if (*aside) print(say(Word::restored_aside, fmt::arg("file", (*aside)->string())));
  return done;
}

int portfolio_protect(const Common& common) {
  const auto file = portfolio_of(common);
  const auto old_key = key_of(file, common.opening);
  if (!old_key) return fail(old_key.error());
  const auto words = new_passphrase(common.opening);
  if (!words) return fail(words.error());
  const auto new_key = std::make_shared<const store::Key>(store::Key::derive(words->text(), store::Key::new_salt()));
  auto reached = store::protect(file, backups_of(common), *old_key, new_key);
  if (reached) shell::add_stayed(*reached, said_of(common).stayed);
  // Backups that could not be made anew don't undo it: where the file opens with the new key, its sheet is shown.
  if (!reached && !store::Reader::open(file, new_key)) return fail(reached.error());
  if (!reached) complain(reached.error());
  const auto groups = store::recovery_sheet(*new_key);
  if (common.json) {
    print(json{{"file", file.string()},
               {"recovery", groups},
               {"backups", to_json(reached ? reached->backups : std::vector<Backup>{})},
               {"out_of_reach", to_json(reached ? reached->out_of_reach : std::vector<Backup>{})}});
    return reached ? done : wrong;
  }
  print(say(Word::protected_done, fmt::arg("file", file.string())));
  const auto strength = store::guess(words->text()).strength;
  if (strength == store::Strength::common || strength == store::Strength::short_one) print(std::string(say(Word::protected_weak)));
  if (reached) {
    say_anew(reached->backups);
    say_not_reached(reached->out_of_reach);
    say_folder(reached->folder);
    say_copied(reached->copied);
  }
  print(std::string(say(*old_key ? Word::protected_void : Word::protected_sheet)) + "\n");
  print(share::recovery_text(groups, shell::now()));
  print(std::string(say(Word::protected_keep)));
  return reached ? done : wrong;
}

int portfolio_unprotect(const Common& common) {
  const auto file = portfolio_of(common);
  const auto state = store::state_of(file);
  if (!state) return fail(state.error());
  if (*state == store::State::absent) return fail(file, Word::store_missing, Word::store_missing_mend);
  if (*state == store::State::plain) {
    if (common.json)
      print(json{{"file", file.string()}, {"backups", json::array()}, {"out_of_reach", json::array()}});
    else
      print(say(Word::unprotected_already, fmt::arg("file", file.string())));
    return done;
  }
  const auto key = key_of(file, common.opening);
  if (!key) return fail(key.error());
  auto reached = store::protect(file, backups_of(common), *key, nullptr);
  if (!reached) return fail(reached.error());
  shell::add_stayed(*reached, said_of(common).stayed);
  if (common.json) {
    print(json{{"file", file.string()}, {"backups", to_json(reached->backups)}, {"out_of_reach", to_json(reached->out_of_reach)}});
    return done;
  }
  print(say(Word::unprotected_done, fmt::arg("file", file.string())));
  say_anew(reached->backups);
  say_not_reached(reached->out_of_reach);
  return done;
}

int portfolio_erase(const Common& common, bool sure) {
  const auto file = portfolio_of(common);
  const auto key = key_of(file, common.opening);
  if (!key) return fail(key.error());
  const auto info = store::info(file, backups_of(common), *key);
  if (!info) return fail(info.error());
  if (info->state == store::State::absent) return fail(file, Word::store_missing, Word::store_missing_mend);
  if (!sure) {
    const auto typed = ask(say(Word::erase_ask, fmt::arg("answers", info->tally.answers), fmt::arg("backups", info->backups.size()),
                               fmt::arg("word", say(Word::erase_word))),
                           false);
    if (!typed) return fail(file, Word::erase_not_asked, Word::erase_not_asked_mend);
    if (*typed != say(Word::erase_word)) {
      print(std::string(say(Word::erase_left)));
      return done;
    }
  }
  const portfolio::TakeOut all{.what = portfolio::TakenOut::What::everything, .when = shell::now().instant};
  store::Result<Reached> gone, copies;
  {
    auto open = store::Store::open(file, *key);
    if (!open) return fail(open.error());
    const store::Begun begun(file);
    // First, while there is something to tell by which of them are its own.
    copies = store::Backups(file, backups_of(common), *key).take_out(all);
    if (!copies) return fail(copies.error());
    gone = (*open)->take_out(all, copies->out_of_reach);
  }
  if (!gone) return fail(gone.error());
  shell::add_stayed(*copies, said_of(common).stayed);
  std::ranges::copy(said_of(common).before, std::back_inserter(copies->copied));
  if (common.json) {
    print(json{{"file", file.string()},
               {"answers", gone->answers},
               {"backups", to_json(copies->backups)},
               {"out_of_reach", to_json(copies->out_of_reach)},
               {"folder", to_json(copies->folder)},
               {"copied", to_json(copies->copied)}});
    return done;
  }
  print(say(Word::erased, fmt::arg("answers", gone->answers), fmt::arg("backups", copies->backups.size())));
  say_not_reached(copies->out_of_reach);
  if (copies->folder.kind == Folder::Kind::synced) print(say(Word::erased_copied, fmt::arg("by", copies->folder.by)));
  say_copied(copies->copied);
  return done;
}

int portfolio_salvage(const Common& common, const fs::path& to) {
  const auto file = portfolio_of(common);
  const auto key = key_of(file, common.opening);
  if (!key) return fail(key.error());
  const auto saved = store::salvage(file, *key, to);
  if (!saved) {
    json told;
    if (const auto state = store::state_of(file); !common.json && !state && state.error().kind == Problem::Kind::damaged)
      say_damaged(common, file, *key, told);
    return fail(saved.error());
  }
  if (common.json) {
    print(json{{"file", saved->file}, {"answers", saved->answers}, {"revisions", saved->revisions}, {"unreadable", saved->unreadable}});
  } else {
    print(say(Word::salvaged, fmt::arg("file", saved->file), fmt::arg("answers", saved->answers), fmt::arg("revisions", saved->revisions)));
    if (saved->unreadable > 0) print(say(Word::salvaged_lost, fmt::arg("count", saved->unreadable)));
  }
  return saved->unreadable == 0 ? done : wrong;
}

}  // namespace vignette::cli
