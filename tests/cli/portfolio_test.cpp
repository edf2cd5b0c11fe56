// `vignette portfolio …`: the real program, as a person or a script calls it.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "portfolio/records.hpp"
#include "store/care.hpp"
#include "store/copies.hpp"
#include "store/reader.hpp"
#include "store/sqlite.hpp"
#include "store/store.hpp"
#include "support/scratch.hpp"
#include "support/shell_line.hpp"
#include "words/words.hpp"

namespace {

namespace fs = std::filesystem;
namespace portfolio = vignette::portfolio;
namespace store = vignette::store;
using nlohmann::json;
using vignette::support::bytes_of;
using vignette::support::put_bytes;
using vignette::support::Scratch;

struct Said : vignette::support::Said {
  json read() const { return json::parse(told, nullptr, false); }
};

/// A desk with a portfolio of one answer, and the program to call on it.
struct Desk {
  const Scratch scratch;
  fs::path file = scratch / "it's mine.vignette";

  explicit Desk(const store::KeyPtr& key = nullptr) {
    auto open = store::Store::open(file, key);
    REQUIRE(open);
    portfolio::Answer answer{.id = "018f0000-0000-7000-8000-000000000001",
                             .key = {"made-up-jo", "q1"},
                             .case_title = "Planning with Jo",
                             .question_number = 1,
                             .wording = "What stood out?",
                             .text = "That nobody asked Jo.",
                             .created = {1'700'000'000'000},
                             .updated = {1'700'000'000'000},
                             .revisions = 0};
    REQUIRE((*open)->transact({portfolio::SaveAnswer{answer, true}}));
  }

  static std::string quoted(const std::string& word) {
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
  }

  /// `words` as a shell reads them; the portfolio is named before them. `by` is what starts the program, if it is not the shell.
  Said call(const std::string& words, const fs::path& on, const std::string& by = {}) const {
    const std::string line = "env -u DISPLAY -u VIGNETTE_PASSPHRASE VIGNETTE_HOME=" + quoted((scratch / "home").string()) + " " + by +
                             quoted(VIGNETTE_BUILD "/vignette") + " --portfolio " + quoted(on.string()) + " " + words +
                             " </dev/null 2>/dev/null";
    return {vignette::support::run_line(line)};
  }
  Said call(const std::string& words) const { return call(words, file); }

  fs::path keep(const std::string& name, std::string_view words) const {
    put_bytes(scratch / name, words);
    return scratch / name;
  }
};

std::string answer_in(const fs::path& file, const store::KeyPtr& key = nullptr) {
  const auto reader = store::Reader::open(file, key);
  if (!reader) return "(not opened)";
  const auto all = (*reader)->everything();
  return all && all->answers.size() == 1 ? all->answers[0].text : "(not one answer)";
}

/// A letter of the answer becomes another, on the disk.
void damage(const fs::path& file) {
  std::string bytes = bytes_of(file);
  const auto at = bytes.find("nobody asked");
  REQUIRE(at != std::string::npos);
  for (auto here = at; here != std::string::npos; here = bytes.find("nobody asked", here + 1)) bytes[here] = 'N';
  put_bytes(file, bytes);
}

}  // namespace

TEST_CASE("a backup is made where one says, and restored in place with the present file set aside") {
  const Desk desk;
  const auto copy = desk.scratch / "copy.vignette";
  const Said made = desk.call("portfolio backup --json -o " + Desk::quoted(copy.string()));
  CHECK(made.status == 0);
  CHECK(made.read().at("file") == copy.string());
  CHECK_FALSE(made.read().at("protected").get<bool>());
  CHECK(answer_in(copy) == "That nobody asked Jo.");

  const Said restored = desk.call("portfolio restore --json " + Desk::quoted(copy.string()));
  CHECK(restored.status == 0);
  const fs::path aside = restored.read().at("set_aside").get<std::string>();
  CHECK(answer_in(aside) == "That nobody asked Jo.");
  CHECK(answer_in(desk.file) == "That nobody asked Jo.");

  const auto fresh = desk.scratch / "fresh.vignette";
  const Said anew = desk.call("portfolio restore --json " + Desk::quoted(copy.string()), fresh);
  CHECK(anew.status == 0);
  CHECK(anew.read().at("set_aside").is_null());
  CHECK(answer_in(fresh) == "That nobody asked Jo.");
}

TEST_CASE("verify finds what info does not look at, and salvage brings over what can be read") {
  const Desk desk;
  CHECK(desk.call("portfolio verify --json").read().at("sound") == true);
  damage(desk.file);
  const std::string before = bytes_of(desk.file);
  const Said looked = desk.call("portfolio verify --json");
  CHECK(looked.status == 1);
  CHECK(looked.read().at("sound") == false);
  CHECK_FALSE(looked.read().at("faults").empty());

  const auto to = desk.scratch / "saved.vignette";
  const Said saved = desk.call("portfolio salvage --json -o " + Desk::quoted(to.string()));
  CHECK((saved.status == 0 || saved.status == 1));
  CHECK(saved.read().at("file") == to.string());
  CHECK(fs::exists(to));
  CHECK(bytes_of(desk.file) == before);
}

TEST_CASE("of a portfolio whose first page is gone, or that is empty, info, verify and salvage say so, and name the newest good backup") {
  const Desk desk;
  REQUIRE(desk.call("portfolio backup").status == 0);
  const auto backup = json::parse(desk.call("portfolio info --json").told).at("backups").at(0).at("file").get<std::string>();
  auto bytes = bytes_of(desk.file);
  for (const std::string& left : {bytes.replace(0, 4096, 4096, '\0'), std::string("SQLit"), std::string()}) {
    put_bytes(desk.file, left);
    const Said looked = desk.call("portfolio verify");
    CHECK(looked.status == 1);
    CHECK(looked.told.find(backup) != std::string::npos);
    CHECK(looked.told.find("is sound") == std::string::npos);
    CHECK(desk.call("portfolio verify --json").read().at("sound") == false);
    CHECK(desk.call("portfolio verify --json").read().at("newest_good").at("file") == backup);
    if (left.empty()) continue;
    const Said told = desk.call("portfolio info");
    CHECK(told.status == 2);
    CHECK(told.told.find(backup) != std::string::npos);
    const bool rest = left.size() > 4096;  // then the pages after the first are whole, and so is what is salvaged
    const auto saved = desk.scratch / "saved.vignette";
    const Said salvaged = desk.call("portfolio salvage -o " + Desk::quoted(saved.string()));
    CHECK(salvaged.status == (rest ? 0 : 2));
    if (rest)
      CHECK(answer_in(saved) == "That nobody asked Jo.");
    else
      CHECK(salvaged.told.find(backup) != std::string::npos);
  }
  CHECK(desk.call("portfolio restore " + Desk::quoted(backup)).status == 0);
  CHECK(answer_in(desk.file) == "That nobody asked Jo.");
}

TEST_CASE("protect prints the sheet once; the passphrase, or the sheet, opens from then on, and nothing else does") {
  const Desk desk;
  const auto words = desk.keep("words", "plum ladder quiet engine\n");
  const Said done = desk.call("portfolio protect --json --new-passphrase-file " + Desk::quoted(words.string()));
  REQUIRE(done.status == 0);
  const auto groups = done.read().at("recovery");
  CHECK(groups.size() == 16);
  CHECK(bytes_of(desk.file).find("nobody asked") == std::string::npos);

  CHECK(desk.call("portfolio verify --json").status == 2);
  CHECK(desk.call("portfolio verify --json --passphrase-file " + Desk::quoted(words.string())).read().at("sound") == true);
  std::string sheet;
  for (const auto& group : groups) sheet += group.get<std::string>() + " ";
  const auto paper = desk.keep("sheet", sheet);
  CHECK(desk.call("portfolio verify --json --recovery-key-file " + Desk::quoted(paper.string())).read().at("sound") == true);
  const auto wrong = desk.keep("wrong", "plum ladder quiet engines\n");
  CHECK(desk.call("portfolio verify --json --passphrase-file " + Desk::quoted(wrong.string())).status == 2);

  CHECK(desk.call("portfolio unprotect --json --passphrase-file " + Desk::quoted(words.string())).status == 0);
  CHECK(answer_in(desk.file) == "That nobody asked Jo.");
}

TEST_CASE("erase asks first, and leaves nothing to be read") {
  const Desk desk;
  CHECK(desk.call("portfolio erase --json").status == 2);  // nobody there to be asked
  CHECK(answer_in(desk.file) == "That nobody asked Jo.");
  const Said gone = desk.call("portfolio erase --yes --json");
  CHECK(gone.status == 0);
  CHECK(gone.read().at("answers") == 1);
  for (const auto& entry : fs::recursive_directory_iterator(desk.scratch.path()))
    if (entry.is_regular_file()) CHECK(bytes_of(entry.path()).find("nobody asked") == std::string::npos);
}

TEST_CASE("erase reaches the backups of a portfolio whose folder was renamed") {
  Desk desk;
  fs::create_directory(desk.scratch / "before");
  fs::rename(desk.file, desk.scratch / "before/mine.vignette");
  REQUIRE(desk.call("portfolio backup", desk.scratch / "before/mine.vignette").status == 0);
  fs::rename(desk.scratch / "before", desk.scratch / "now");
  const Said gone = desk.call("portfolio erase --yes --json", desk.scratch / "now/mine.vignette");
  CHECK(gone.status == 0);
  CHECK(gone.read().at("backups").size() == 1);
  CHECK(gone.read().at("out_of_reach").empty());
  for (const auto& entry : fs::recursive_directory_iterator(desk.scratch.path()))
    if (entry.is_regular_file()) CHECK(bytes_of(entry.path()).find("nobody asked") == std::string::npos);
}

TEST_CASE("a protected copy put in the place of a portfolio that was not: what is left of that is named until it is protected too") {
  const Desk desk;
  const auto words = desk.keep("words", "plum ladder quiet engine\n");
  const auto copy = desk.scratch / "copy.vignette";
  REQUIRE(desk.call("portfolio backup").status == 0);
  fs::copy_file(desk.file, copy);
  REQUIRE(desk.call("portfolio protect --json --new-passphrase-file " + Desk::quoted(words.string()), copy).status == 0);
  const auto with = " --passphrase-file " + Desk::quoted(words.string());
  const auto backup = desk.call("portfolio info --json").read().at("backups").at(0).at("file").get<std::string>();
  const Said back = desk.call("portfolio restore " + Desk::quoted(copy.string()) + with);
  REQUIRE(back.status == 0);
  const auto info = [&] { return desk.call("portfolio info --json" + with).read(); };
  REQUIRE(info().at("set_aside").size() == 1);
  const auto aside = info().at("set_aside").at(0).at("file").get<std::string>();
  CHECK(back.told.find("Not protected, since what stood there was not: " + backup) != std::string::npos);
  CHECK(back.told.find("Not protected, since what stood there was not: " + aside) != std::string::npos);
  CHECK(desk.call("portfolio info" + with).told.find("Set aside, not protected: " + aside) != std::string::npos);

  CHECK(desk.call("portfolio backup" + with).status == 0);
  CHECK(desk.call("portfolio info" + with).told.find("Set aside: " + aside) != std::string::npos);
  for (const auto& file : {backup, aside}) CHECK(bytes_of(file).find("nobody asked") == std::string::npos);
}

TEST_CASE("words that are off are told apart from what cannot be done") {
  const Desk desk;
  CHECK(desk.call("portfolio polish").status == 64);
  CHECK(desk.call("portfolio verify", desk.scratch / "absent.vignette").status == 2);
}

TEST_CASE("what stayed behind in a move, and who copied where it lay, is told by info and by erase; a note that can't be read is said") {
  const Desk desk;
  const auto home = desk.scratch / "home", old = desk.scratch / "Dropbox" / "portfolio.vignette";
  fs::create_directories(home);
  fs::create_directories(old.parent_path());
  put_bytes(old, "left behind");
  const json place{
      {"portfolio", desk.file.string()},
      {"held", true},
      {"left", json::array({old.string()})},
      {"stayed", json::array({{{"file", old.string()}, {"made", 0}, {"protected", false}, {"opens_otherwise", false}}})},
      {"before", json::array({{{"folder", old.parent_path().string()}, {"network", false}, {"by", "Dropbox"}, {"until", 0}}})}};
  put_bytes(home / "place.json", place.dump());
  const auto call = [&](const std::string& words) {
    return vignette::support::run_line("env -u DISPLAY -u VIGNETTE_PASSPHRASE XDG_DATA_HOME=" +
                                       Desk::quoted((desk.scratch / "own").string()) + " VIGNETTE_HOME=" + Desk::quoted(home.string()) +
                                       " " + Desk::quoted(VIGNETTE_BUILD "/vignette") + " " + words + " </dev/null 2>&1");
  };
  const auto info = json::parse(call("portfolio info --json").told, nullptr, false);
  REQUIRE(info.is_object());
  CHECK(info["file"] == desk.file.string());
  CHECK(info["stayed_behind"][0]["file"] == old.string());
  CHECK(info["copied"][0]["by"] == "Dropbox");
  CHECK(info["copied"][0]["holds"] == "before");
  const auto erased = json::parse(call("portfolio erase --yes --json").told, nullptr, false);
  REQUIRE(erased.is_object());
  CHECK(erased["out_of_reach"][0]["stayed_behind"] == true);
  CHECK(erased["copied"][0]["by"] == "Dropbox");
  fs::remove(old);
  const auto later = json::parse(call("portfolio info --json").told, nullptr, false);
  CHECK(later["stayed_behind"] == json::array());

  put_bytes(home / "place.json", "{");
  const auto said = call("portfolio info");
  CHECK(said.told.find(vignette::words::say(vignette::words::Word::place_unread_named)) != std::string::npos);
  CHECK(bytes_of(home / "place.json") == "{");  // the window sees to it
  const auto shared = call("review share --to K. -o s.sealed").told;
  const std::string unread(vignette::words::say(vignette::words::Word::place_unread_named));
  const auto first = shared.find(unread);
  REQUIRE(first != std::string::npos);
  CHECK(shared.find(unread, first + 1) == std::string::npos);  // once, however often the file is asked for
}

TEST_CASE("a copy that stayed behind in a move is named once by protect and by info, and is not counted among the backups") {
  const Desk desk;
  const auto home = desk.scratch / "home", old = desk.scratch / "Dropbox";
  const auto stayed = old / "backups" / "it's mine 2026-10-14 1520.12Z.backup";
  fs::create_directories(home);
  fs::create_directories(stayed.parent_path());
  REQUIRE(*store::Backups(desk.file, {}, nullptr).make({1'790'000'000'000}));
  REQUIRE(store::copy_to(desk.file, nullptr, stayed));
  {  // as a move leaves it: the portfolio remembers the copy, and the note beside the settings says that it stayed
    store::Database database(desk.file, store::Database::Way::write);
    database.fold_on_close(true);
    store::note_copies(database, desk.file, {{.file = stayed.string(), .made = {1'791'991'212'000}, .keeps_until = {1'900'000'000'000}}});
  }
  const json place{
      {"portfolio", desk.file.string()},
      {"held", true},
      {"left", json::array({(old / "it's mine.vignette").string()})},
      {"stayed",
       json::array({{{"file", stayed.string()}, {"made", 1'791'991'212'000}, {"protected", false}, {"opens_otherwise", false}}})}};
  put_bytes(home / "place.json", place.dump());
  const auto passphrase = desk.keep("new", "plum ladder quiet engine\n");
  const auto call = [&](const std::string& words) {
    return vignette::support::run_line("env -u DISPLAY -u VIGNETTE_PASSPHRASE XDG_DATA_HOME=" +
                                       Desk::quoted((desk.scratch / "own").string()) + " VIGNETTE_HOME=" + Desk::quoted(home.string()) +
                                       " " + Desk::quoted(VIGNETTE_BUILD "/vignette") + " " + words + " </dev/null 2>&1");
  };
  const auto times = [&](const std::string& told) {
    std::size_t count = 0;
    for (auto at = told.find(stayed.string()); at != std::string::npos; at = told.find(stayed.string(), at + 1)) ++count;
    return count;
  };
  const auto info = call("portfolio info").told;
  CHECK(times(info) == 1);
  CHECK(info.find("Backups: 1") != std::string::npos);
  const std::string protect = "portfolio protect --new-passphrase-file " + Desk::quoted(passphrase.string());
  std::string told;
  SECTION("made anew where it lies") {
    told = call(protect).told;
    CHECK(told.find("Not reached") == std::string::npos);
  }
  SECTION("not reached") {
    put_bytes(stayed, "no portfolio any more");
    told = call(protect).told;
    CHECK(told.find("Not reached: " + stayed.string() + ". It could not go along") != std::string::npos);
  }
  INFO(told);
  CHECK(times(told) == 1);
  CHECK(told.find("Backups made anew: 1") != std::string::npos);
}

TEST_CASE("verify says of a sound portfolio that its index of words is not") {
  const Desk desk;
  {
    store::Database database(desk.file, store::Database::Way::write);
    database.fold_on_close(true);
    database.run("UPDATE answer_words_data SET block = zeroblob(8) WHERE id > 10");
  }
  const auto looked = desk.call("portfolio verify --json").read();
  CHECK(looked.at("sound") == true);
  CHECK(looked.at("index_sound") == false);
  const Said said = desk.call("portfolio verify");
  CHECK(said.status == 0);
  CHECK(said.told.find(vignette::words::say(vignette::words::Word::verify_index)) != std::string::npos);
}

TEST_CASE("killed half-way, a copy leaves nothing under the name it was to get, and the next one takes what is left away") {
  const Desk desk;
  {
    auto open = store::Store::open(desk.file);
    REQUIRE(open);
    auto answer = (*store::Reader::open(desk.file, nullptr))->everything()->answers.at(0);
    answer.text = std::string(400'000, 'w');
    REQUIRE((*open)->transact({portfolio::SaveAnswer{answer, true}}));
  }
  const auto folder = desk.scratch / "out";
  fs::create_directories(folder);
  const auto to = folder / "out.file";
  for (const std::string command : {"portfolio backup", "portfolio salvage", "export --format md"}) {
    CAPTURE(command);
    const std::string words = command + " -o " + Desk::quoted(to.string());
    // The system kills who writes a file larger than it may be.
    const std::string limited = R"(sh -c 'ulimit -c 0; ulimit -f 256; exec "$0" "$@"' )";
    CHECK(desk.call(words, desk.file, limited).status != 0);
    CHECK_FALSE(fs::exists(to));
    const auto left = [&] { return std::distance(fs::directory_iterator(folder), {}); };
    CHECK(left() > 0);
    CHECK(desk.call(words).status == 0);
    CHECK(fs::exists(to));
    CHECK(left() == 1);
    fs::remove(to);
  }
}

TEST_CASE("a protected portfolio stays so when one goes back to a copy that is not, or is said not to be") {
  const Desk desk;
  const auto copy = desk.scratch / "copy.vignette", words = desk.keep("words", "plum ladder quiet engine\n");
  REQUIRE(desk.call("portfolio backup -o " + Desk::quoted(copy.string())).status == 0);
  REQUIRE(desk.call("portfolio protect --new-passphrase-file " + Desk::quoted(words.string())).status == 0);
  const std::string by = " --passphrase-file " + Desk::quoted(words.string()), from = Desk::quoted(copy.string());
  const Said sealed = desk.call("portfolio restore --json " + from + by);
  CHECK(sealed.status == 0);
  CHECK(sealed.read().at("protected") == true);
  CHECK(store::state_of(desk.file) == store::State::locked);
  CHECK(desk.call("portfolio verify --json" + by).read().at("sound") == true);

  const auto wrong = desk.keep("wrong", "not that one\n");
  CHECK(desk.call("portfolio restore " + from + " --passphrase-file " + Desk::quoted(wrong.string())).status != 0);
  CHECK(store::state_of(desk.file) == store::State::locked);

  const Said open = desk.call("portfolio restore " + from);  // nobody to ask
  CHECK(open.status == 0);
  CHECK(open.told.find(vignette::words::say(vignette::words::Word::restored_open)) != std::string::npos);
  CHECK(store::state_of(desk.file) == store::State::plain);
}

TEST_CASE("info says in words which backups of a protected portfolio are not protected") {
  const Desk desk;
  REQUIRE(desk.call("portfolio backup").status == 0);
  const auto away = desk.scratch / "away";
  fs::rename(desk.scratch / "backups", away);
  const auto words = desk.keep("words", "plum ladder quiet engine\n");
  REQUIRE(desk.call("portfolio protect --new-passphrase-file " + Desk::quoted(words.string())).status == 0);
  fs::rename(away, desk.scratch / "backups");
  const std::string by = " --passphrase-file " + Desk::quoted(words.string());
  CHECK(desk.call("portfolio info" + by).told.find("not protected") != std::string::npos);
  REQUIRE(desk.call("portfolio backup" + by).status == 0);
  CHECK(desk.call("portfolio info" + by).told.find("not protected") == std::string::npos);
}

TEST_CASE("a portfolio named by a link is protected itself, and no export takes its place") {
  const Desk desk;
  const auto link = desk.scratch / "link.vignette", words = desk.keep("words", "plum ladder quiet engine\n");
  fs::create_symlink(desk.file, link);
  REQUIRE(desk.call("portfolio protect --new-passphrase-file " + Desk::quoted(words.string()), link).status == 0);
  CHECK(fs::is_symlink(link));
  CHECK(store::state_of(desk.file) == store::State::locked);
  const auto before = bytes_of(desk.file);
  const std::string by = " --passphrase-file " + Desk::quoted(words.string());
  for (const auto& over : {desk.file, link}) CHECK(desk.call("export --format md -o " + Desk::quoted(over.string()) + by).status != 0);
  CHECK(bytes_of(desk.file) == before);
}
