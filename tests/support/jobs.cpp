#include "support/jobs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/file.hpp"
#include "store/reader.hpp"
#include "store/samples.hpp"
#include "store/whole.hpp"
#include "words/problem.hpp"

namespace vignette::jobs {

namespace fs = std::filesystem;
using portfolio::Instant;
using store::Backups;
using store::Reader;
using store::Store;

namespace {

constexpr Instant morning{1'790'000'000'000};
constexpr const char* secret_words = "the heron stood quite still";

std::string long_text(const std::string& beginning, std::size_t words) {
  std::string text = beginning;
  for (std::size_t i = 0; i < words; ++i) text += " word" + std::to_string(i * 7919 % 1000);
  return text;
}

/// Hands one change over, twice if need be, and notes what that answered.
void keep(Desk& desk, Store& store, const std::string& question, const std::string& text, bool revision) {
  auto& allowed = desk.ledger.drafts[question];
  for (int attempt = 0; attempt < 2; ++attempt) {
    const bool kept = store.transact({portfolio::SaveAnswer{samples::answer(question, text, morning.ms), revision}}).has_value();
    if (kept) {
      allowed = {text};
      desk.ledger.kept.insert(question);
      if (revision) desk.ledger.revisions[question].push_back(text);
      return;
    }
    allowed.push_back(text);
  }
  desk.done = false;
}

void keep_place(Desk& desk, Store& store, const portfolio::Place& place) {
  const std::vector<store::Change> changes{portfolio::SavePlace{place}};
  if (!store.transact(changes) && !store.transact(changes)) desk.done = false;
}

std::unique_ptr<Store> open(Desk& desk) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (auto store = Store::open(desk.file, desk.key)) return std::move(*store);
  }
  return nullptr;
}

/// A portfolio with versions, a long answer and a place.
void prepare_some(Desk& desk) {
  const auto store = open(desk);
  if (!store) return;
  keep(desk, *store, "q1", "Sam listens.", true);
  keep(desk, *store, "q1", "Sam listens, and " + std::string(secret_words) + " by the water.", true);
  keep(desk, *store, "q1", "Sam listens, and then asks.", true);
  keep(desk, *store, "q2", long_text("At first", 400), true);
  keep(desk, *store, "q3", "Short.", false);
  keep_place(desk, *store, samples::place("sam", 4));
}

void prepare_with_backup(Desk& desk) {
  prepare_some(desk);
  if (!Backups(desk.file, {}, desk.key).make(morning)) desk.done = false;
}

/// A file as version 1 made it.
void prepare_version_1(Desk& desk) {
  std::string form = support::bytes_of(fs::path(VIGNETTE_SOURCE) / "src/store/sql/001-answers.sql");
  form = form.substr(form.find('(') + 1);
  form.resize(form.rfind(")sql"));
  form += "; PRAGMA application_id = " + std::to_string(store::application_id) + "; PRAGMA user_version = 1;";
  const auto texts = {std::string("Sam listens."), std::string("Sam listens, and waits."), long_text("Sam listens", 500)};
  for (const std::string question : {"q1", "q2"}) {
    form += "INSERT INTO answer VALUES ('id-" + question + "', 'sam', '" + question + "', 'Sam', 1, 'What?', 'draft of " + question +
            "', 1000, 2000);";
    desk.ledger.drafts[question] = {"draft of " + question};
    desk.ledger.kept.insert(question);
    int number = 0;
    for (const auto& text : texts) {
      form += "INSERT INTO revision VALUES ('" + question + std::to_string(number) + "', 'id-" + question + "', " +
              std::to_string(1000 + number) + ", '" + text + "');";
      ++number;
      desk.ledger.revisions[question].push_back(text);
    }
  }
  sqlite3* database = nullptr;
  desk.done = sqlite3_open(desk.file.c_str(), &database) == SQLITE_OK &&
              sqlite3_exec(database, ("PRAGMA journal_mode = WAL;" + form).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  sqlite3_close(database);
  if (desk.done && desk.key) store::rewrite_under(desk.file, nullptr, desk.key.get());
}

void migrate(Desk& desk) { desk.done = open(desk) != nullptr; }

void prepare_nothing(Desk& desk) { desk.ledger.maybe_nothing = true; }

void save(Desk& desk) {
  const auto store = open(desk);
  desk.done = store != nullptr;
  if (!store) return;
  keep(desk, *store, "q1", "Sam listens, and asks", false);
  desk.ledger.maybe_nothing = desk.ledger.maybe_nothing && !desk.done;
  keep(desk, *store, "q2", long_text("Then", 900), false);
  keep(desk, *store, "q1", "Sam listens, and asks again.", false);
  keep(desk, *store, "q4", "", false);
  keep_place(desk, *store, samples::place("wayne", 7));
}

void revise(Desk& desk) {
  const auto store = open(desk);
  desk.done = store != nullptr;
  if (!store) return;
  std::string text = long_text("A long view", 120);
  for (int i = 0; i < 4; ++i) {
    text += " And more, " + std::to_string(i) + ".";
    keep(desk, *store, "q1", text, true);
  }
  keep(desk, *store, "q2", "Short after long.", true);
}

/// One mark, written to again and again, and as many passages cited as times it was.
void mark(Desk& desk) {
  const auto store = open(desk);
  desk.done = store != nullptr;
  if (!store) return;
  std::vector<portfolio::Mark> cited;
  for (std::size_t n = 0; n < 4; ++n) {
    const auto note = n == 2 ? long_text("A long note", 700) : "A note, " + std::to_string(n);
    const auto made = samples::mark("one", "passage", note, morning.ms);
    cited.push_back(made);
    desk.ledger.notes.push_back(note);
    const std::vector<store::Change> changes{portfolio::SaveMark{made}, samples::cite("q1", cited)};
    if (store->transact(changes) || store->transact(changes)) {
      desk.ledger.notes_kept = n + 1;
    } else {
      desk.done = false;
    }
  }
}

std::string complaint_about_marks(const portfolio::Contents& contents, const Ledger& ledger) {
  if (contents.marks.empty()) return ledger.notes_kept > 0 ? "the mark is gone" : contents.cited.empty() ? "" : "cited without its mark";
  const auto found = std::ranges::find(ledger.notes, contents.marks.front().note);
  if (found == ledger.notes.end()) return "the mark has another note";
  const auto nth = static_cast<std::size_t>(found - ledger.notes.begin()) + 1;
  if (nth < ledger.notes_kept) return "an earlier note than was kept";
  if (contents.cited.size() != 1 || contents.cited.front().list.size() != nth) return "not as many are cited as were with this note";
  return {};
}

/// The file has either key until it is said that it has the new one; then nothing can be read in the folder any more.
void change_key(Desk& desk, const store::KeyPtr& to) {
  desk.ledger.keys = {desk.key, to};
  const auto reached = store::protect(desk.file, {}, desk.key, to);
  desk.done = reached.has_value();
  if (!reached) return;
  desk.ledger.keys = {to};
  if (to && reached->out_of_reach.empty()) desk.ledger.unreadable = "Sam listens";
}

void back_up(Desk& desk) {
  const auto made = Backups(desk.file, {}, desk.key).make(Instant{morning.ms + 3'600'000});
  desk.done = made.has_value();
}

/// The text was changed after the backup was made; restoring brings the earlier one back, and the later one stays beside it.
void prepare_to_restore(Desk& desk) {
  prepare_with_backup(desk);
  const auto store = open(desk);
  if (store) keep(desk, *store, "q1", "Something else.", false);
}

/// As a program leaves it that was killed: its log, and the log's index.
void prepare_to_restore_after_a_kill(Desk& desk) {
  prepare_with_backup(desk);
  const fs::path left = desk.folder / "left";
  if (const auto store = open(desk)) {
    keep(desk, *store, "q1", "Something else.", false);
    for (const auto* suffix : {"", "-wal", "-shm"}) fs::copy_file(store::beside(desk.file, suffix), store::beside(left, suffix));
  }
  for (const auto* suffix : {"", "-wal", "-shm"}) fs::rename(store::beside(left, suffix), store::beside(desk.file, suffix));
}

std::vector<fs::path> backups_of(const Desk& desk) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(desk.folder, error)) {
    if (entry.path().extension() == ".backup") files.push_back(entry.path());
  }
  return files;
}

std::optional<std::string> draft_in(const fs::path& file, const store::KeyPtr& key, const std::string& question) {
  auto reader = Reader::open(file, key);
  if (!reader) return std::nullopt;
  const auto contents = (*reader)->everything();
  if (!contents) return std::nullopt;
  for (const auto& answer : contents->answers) {
    if (answer.key.question_id == question) return answer.text;
  }
  return std::nullopt;
}

void restore_here(Desk& desk) {
  const auto from = backups_of(desk);
  if (from.empty()) return;
  desk.ledger.drafts["q1"].push_back("Sam listens, and then asks.");
  const auto aside = store::restore(from.front(), desk.key, desk.file, Instant{morning.ms + 7'200'000});
  desk.done = aside.has_value();
  if (desk.done) desk.ledger.drafts["q1"] = {"Sam listens, and then asks."};
}

/// Whatever became of it, the newer text stands in some file of the folder that opens.
std::string newer_is_somewhere(Desk& desk) {
  std::string seen;
  for (const auto& entry : fs::recursive_directory_iterator(desk.folder)) {
    if (!entry.is_regular_file()) continue;
    seen += entry.path().filename().string() + " ";
    const auto name = entry.path().filename().string();
    if (name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with("-lock")) continue;
    for (const auto& key : desk.ledger.keys) {
      if (draft_in(entry.path(), key, "q1") == "Something else.") return {};
    }
  }
  return "what stood there before restoring is nowhere: " + seen;
}

void restore_elsewhere(Desk& desk) {
  const auto from = backups_of(desk);
  const auto to = desk.folder / "again.vignette";
  if (!from.empty()) desk.done = store::restore(from.front(), desk.key, to, Instant{morning.ms + 7'200'000}).has_value();
}

std::string restored_is_sound(Desk& desk) {
  const auto to = desk.folder / "again.vignette";
  if (!fs::exists(to)) return desk.done ? "the restored file is not there" : "";
  return draft_in(to, desk.key, "q1") == "Sam listens, and then asks." ? "" : "the restored file does not hold what was restored";
}

void copy(Desk& desk) {
  const auto to = desk.folder / "copy.vignette";
  desk.done = store::copy_to(desk.file, desk.key, to).has_value();
}

std::string copy_is_sound(Desk& desk) {
  const auto to = desk.folder / "copy.vignette";
  if (!fs::exists(to)) return desk.done ? "the copy is not there" : "";
  return draft_in(to, desk.key, "q1") == "Sam listens, and then asks." ? "" : "the copy does not hold what was copied";
}

void prepare_to_move(Desk& desk) {
  prepare_with_backup(desk);
  desk.moved = desk.folder / "elsewhere" / "portfolio.vignette";
}

void move(Desk& desk) {
  if (!store::begin_move(desk.file, desk.key, desk.moved)) return;
  if (!Store::open(desk.moved, desk.key)) return static_cast<void>(store::forget_move(desk.moved));
  const auto stayed = store::finish_move(desk.file, desk.moved, desk.key);
  desk.done = stayed && stayed->empty();
}

std::string moved_with_all(Desk& desk) {
  const auto copies = Backups(desk.file, {}, desk.key).list();
  if (!copies || copies->empty()) return "it does not know its backup any more";
  if (!desk.done) return {};
  const auto old = desk.folder / "portfolio.vignette";
  for (const auto* beside : {"", "-wal", "-journal"})
    if (fs::exists(store::beside(old, beside))) return "the old one is still there";
  return fs::path(copies->front().file).parent_path() == desk.file.parent_path() / "backups" ? "" : "its backup was left behind";
}

/// Only the earlier versions hold the passage; the draft and all others stay.
void take_out(Desk& desk) {
  std::erase_if(desk.ledger.revisions["q1"], [](const auto& text) { return text.find(secret_words) != std::string::npos; });
  const portfolio::TakeOut what{.what = portfolio::TakenOut::What::passage,
                                .key = {"sam", "q1"},
                                .revision = {},
                                .passage = secret_words,
                                .when = Instant{morning.ms + 1'000}};
  {
    const auto store = open(desk);
    if (!store) return;
    const auto gone = store->take_out(what);
    if (!gone || gone->not_erased) return;
  }
  const auto reached = Backups(desk.file, {}, desk.key).take_out(what);
  desk.done = reached.has_value();
  if (desk.done && reached->out_of_reach.empty()) desk.ledger.gone = secret_words;
}

std::string holds(const fs::path& folder, const std::string& words) {
  for (const auto& [name, bytes] : support::files_below(folder)) {
    if (bytes.find(words) != std::string::npos) return name;
  }
  return {};
}

std::string list(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += "\n  " + text.substr(0, 60);
  return all;
}

/// What does not hold for a file that opens with this key.
std::string complaint_at(Reader& reader, const Ledger& ledger) {
  const auto health = reader.look_over(false);
  if (!health) return "looking over: " + words::describe(health.error());
  if (!health->sound) return "not sound: " + (health->faults.empty() ? "" : health->faults.front());
  const auto contents = reader.everything();
  if (!contents) return "reading: " + words::describe(contents.error());
  for (const auto& [question, allowed] : ledger.drafts) {
    const auto found = std::ranges::find_if(contents->answers, [&](const auto& answer) { return answer.key.question_id == question; });
    const bool there = found != contents->answers.end();
    if (!there && ledger.kept.contains(question)) return "an answer is gone: " + question;
    if (there && std::ranges::find(allowed, found->text) == allowed.end()) {
      return "the answer to " + question + " is " + found->text.substr(0, 60) + ", not one of" + list(allowed);
    }
  }
  if (auto told = complaint_about_marks(*contents, ledger); !told.empty()) return told;
  for (const auto& [question, texts] : ledger.revisions) {
    const auto kept = reader.revisions({"sam", question});
    if (!kept) return "versions: " + words::describe(kept.error());
    for (const auto& text : texts) {
      if (std::ranges::none_of(*kept, [&](const auto& revision) { return revision.text == text; })) {
        return "a version of " + question + " is gone: " + text.substr(0, 60);
      }
    }
  }
  return {};
}

std::string complaint_about_backups(const Desk& desk) {
  for (const auto& file : backups_of(desk)) {
    std::string last = "has no key";
    for (const auto& key : {desk.key, desk.other, store::KeyPtr()}) {
      auto reader = Reader::open(file, key);
      if (!reader) {
        last = words::describe(reader.error());
        continue;
      }
      const auto health = (*reader)->look_over(false);
      last = health && health->sound ? "" : "is not sound";
      break;
    }
    if (!last.empty()) return "a backup " + file.filename().string() + ": " + last;
  }
  return {};
}

}  // namespace

store::KeyPtr key_of(std::uint8_t seed) {
  std::array<std::uint8_t, 32> bytes{};
  store::Salt salt{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(seed * 31 + i * 7);
  for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = static_cast<std::uint8_t>(0x80 + seed * 17 + i * 5);
  return std::make_shared<const store::Key>(store::Key::made_of(bytes, salt));
}

std::vector<Job> all() {
  return {
      {.name = "the first words", .prepare = prepare_nothing, .run = save, .tries_again = true, .writer_first = true},
      {.name = "saving", .prepare = prepare_some, .run = save, .tries_again = true},
      {.name = "revising", .prepare = prepare_some, .run = revise, .tries_again = true},
      {.name = "marking", .prepare = prepare_some, .run = mark, .tries_again = true},
      {.name = "migrating", .prepare = prepare_version_1, .run = migrate, .tries_again = true, .writer_first = true},
      {.name = "protecting", .prepare = prepare_with_backup, .run = [](Desk& desk) { change_key(desk, desk.other); }, .keyed = false},
      {.name = "changing the key", .prepare = prepare_with_backup, .run = [](Desk& desk) { change_key(desk, desk.other); }, .plain = false},
      {.name = "unprotecting", .prepare = prepare_with_backup, .run = [](Desk& desk) { change_key(desk, nullptr); }, .plain = false},
      {.name = "backing up", .prepare = prepare_some, .run = back_up},
      {.name = "restoring in place", .prepare = prepare_to_restore, .run = restore_here, .also = newer_is_somewhere},
      {.name = "restoring over what a killed program left",
       .prepare = prepare_to_restore_after_a_kill,
       .run = restore_here,
       .also = newer_is_somewhere},
      {.name = "restoring elsewhere", .prepare = prepare_with_backup, .run = restore_elsewhere, .also = restored_is_sound},
      {.name = "copying", .prepare = prepare_some, .run = copy, .also = copy_is_sound},
      {.name = "moving to another place", .prepare = prepare_to_move, .run = move, .also = moved_with_all},
      {.name = "taking out", .prepare = prepare_with_backup, .run = take_out},
  };
}

std::string complaint(Desk& desk, const Job& job) {
  const auto& ledger = desk.ledger;
  std::error_code error;
  if (!desk.moved.empty() && fs::exists(desk.moved, error)) desk.file = desk.moved;
  if (ledger.maybe_nothing && (!fs::exists(desk.file, error) || fs::file_size(desk.file, error) == 0)) {
    return Store::open(desk.file, desk.key) ? "" : "a new portfolio can no longer be begun";
  }
  std::string why;
  store::KeyPtr key;
  if (job.writer_first) {
    if (const auto store = Store::open(desk.file, desk.key); !store) return "it does not open: " + words::describe(store.error());
  }
  std::unique_ptr<Reader> reader;
  for (const auto& each : ledger.keys) {
    auto opened = Reader::open(desk.file, each);
    if (opened && !(*opened)->everything()) opened = std::unexpected((*opened)->everything().error());
    if (opened) {
      reader = std::move(*opened);
      key = each;
      break;
    }
    why = words::describe(opened.error());
  }
  if (!reader) return "it does not open: " + why;
  why = complaint_at(*reader, ledger);
  reader.reset();
  if (why.empty()) why = complaint_about_backups(desk);
  if (why.empty() && job.also) why = job.also(desk);
  if (!why.empty()) return why;
  for (const auto& words : {ledger.gone, ledger.unreadable}) {
    if (words.empty()) continue;
    if (const auto name = holds(desk.folder, words); !name.empty()) return "\"" + words + "\" stands in " + name;
  }
  // And one goes on writing.
  auto store = Store::open(desk.file, key);
  if (!store) return "it cannot be written any more: " + words::describe(store.error());
  const auto kept = (*store)->transact({portfolio::SaveAnswer{samples::answer("q9", "And on.", morning.ms), true}});
  return kept ? "" : "nothing more can be kept: " + words::describe(kept.error());
}

Stage::Stage(const Job& job, bool keyed) {
  prepared_.folder = scratch_ / "home";
  prepared_.file = prepared_.folder / "portfolio.vignette";
  prepared_.key = keyed ? key_of(1) : nullptr;
  prepared_.other = key_of(2);
  prepared_.ledger.keys = {prepared_.key};
  prepared_.done = true;
  fs::create_directories(prepared_.folder);
  job.prepare(prepared_);
  if (!prepared_.done) throw std::runtime_error("the portfolio for " + job.name + " could not be made");
  prepared_.done = false;
  files_ = support::files_below(prepared_.folder);
}

Desk Stage::desk() {
  support::lay_out(prepared_.folder, files_);
  return prepared_;
}

bool thorough() { return std::getenv("VIGNETTE_THOROUGH") != nullptr; }

}  // namespace vignette::jobs
