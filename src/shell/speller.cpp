#include "shell/speller.hpp"

#include <iconv.h>

#include <algorithm>
#include <hunspell/hunspell.hxx>
#include <optional>
#include <utility>

#include "app/spelling.hpp"
#include "shell/places.hpp"
#include "text/spelling_words.hpp"

namespace vignette::shell {

namespace fs = std::filesystem;
namespace effect = app::effect;
namespace intent = app::intent;

namespace {

constexpr std::size_t most_suggestions = 5;

/// en_GB.aff and en-GB.
std::string tag_of(std::string name) {
  std::ranges::replace(name, '_', '-');
  return name;
}

/// A dictionary's files without their ending; empty if there is none.
fs::path stem_of(const std::vector<fs::path>& folders, const std::string& tag) {
  std::string name = tag;
  std::ranges::replace(name, '-', '_');
  for (const auto& folder : folders) {
    std::error_code missing;
    const fs::path stem = folder / name;
    if (fs::is_regular_file(stem.string() + ".aff", missing) && fs::is_regular_file(stem.string() + ".dic", missing)) return stem;
  }
  return {};
}

/// From one encoding into another, as iconv names them.
class Conversion {
 public:
  Conversion(const std::string& to, const std::string& from) : handle_(iconv_open(to.c_str(), from.c_str())) {}
  ~Conversion() {
    if (works()) iconv_close(handle_);
  }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  /// Nothing if some character has no place there.
  std::optional<std::string> operator()(std::string text) {
    if (!works()) return std::nullopt;
    std::string made(text.size() * 4 + 8, '\0');
    char *in = text.data(), *out = made.data();
    std::size_t in_left = text.size(), out_left = made.size();
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    if (iconv(handle_, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1)) return std::nullopt;
    made.resize(made.size() - out_left);
    return made;
  }

 private:
  bool works() const { return handle_ != reinterpret_cast<iconv_t>(-1); }  // NOLINT(performance-no-int-to-ptr): as iconv has it
  iconv_t handle_;
};

std::string with_curly_apostrophe(const std::string& word) {
  std::string curly;
  for (const char c : word) curly += c == '\'' ? std::string("’") : std::string(1, c);
  return curly;
}

}  // namespace

class Speller::Dictionary {
 public:
  Dictionary(std::string tag, const fs::path& stem)
      : tag_(std::move(tag)),
        words_((stem.string() + ".aff").c_str(), (stem.string() + ".dic").c_str()),
        there_(words_.get_dict_encoding(), "UTF-8"),
        back_("UTF-8", words_.get_dict_encoding()) {}

  const std::string& tag() const { return tag_; }

  /// A word with a letter that the dictionary has no place for is not for it to judge.
  bool has(const std::string& word) {
    const auto theirs = there_(text::with_straight_apostrophe(word));
    return !theirs || words_.spell(*theirs);
  }

  std::vector<std::string> suggestions(const std::string& word) {
    std::vector<std::string> offered;
    const auto theirs = there_(text::with_straight_apostrophe(word));
    if (!theirs) return offered;
    const bool curly = word.find("’") != std::string::npos;
    for (const auto& one : words_.suggest(*theirs)) {
      auto ours = back_(one);
      if (!ours || offered.size() == most_suggestions) continue;
      offered.push_back(curly ? with_curly_apostrophe(*ours) : std::move(*ours));
    }
    return offered;
  }

 private:
  std::string tag_;
  Hunspell words_;
  Conversion there_, back_;
};

std::vector<std::string> dictionaries_in(const std::vector<fs::path>& folders) {
  std::vector<std::string> tags;
  for (const auto& folder : folders) {
    std::error_code missing;
    for (fs::directory_iterator at(folder, missing), end; !missing && at != end; at.increment(missing)) {
      const fs::path file = at->path();
      if (file.extension() != ".dic" || file.stem().string().starts_with("hyph")) continue;
      const auto tag = tag_of(file.stem().string());
      if (!stem_of({folder}, tag).empty()) tags.push_back(tag);
    }
  }
  std::ranges::sort(tags);
  tags.erase(std::ranges::unique(tags).begin(), tags.end());
  return tags;
}

bool has_dictionary(std::string_view language) { return !app::dictionary_for(dictionaries_in(places().dictionaries), language).empty(); }

Speller::Speller(std::shared_ptr<Results> results, std::vector<fs::path> folders)
    : results_(std::move(results)), folders_(std::move(folders)) {}

Speller::~Speller() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Speller::find() { give(effect::FindDictionaries{}, false); }
void Speller::check(effect::CheckWords what) { give(std::move(what), false); }
void Speller::suggest(effect::SuggestWords what) { give(std::move(what), true); }

void Speller::give(Job job, bool first) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.insert(first ? jobs_.begin() : jobs_.end(), std::move(job));
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  wake_.notify_all();
}

void Speller::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return ends_ || !jobs_.empty(); });
    if (ends_) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    std::visit([this](const auto& what) { carry_out(what); }, job);
    lock.lock();
  }
}

void Speller::look() {
  looked_ = true;
  found_ = dictionaries_in(folders_);
  results_->post(intent::DictionariesFound{found_});
}

Speller::Dictionary* Speller::dictionary(const std::string& language) {
  if (!looked_) look();
  const auto tag = app::dictionary_for(found_, language);
  if (tag.empty()) return nullptr;
  if (!open_ || open_->tag() != tag) {
    open_.reset();
    const auto stem = stem_of(folders_, tag);
    if (!stem.empty()) open_ = std::make_unique<Dictionary>(tag, stem);
  }
  return open_.get();
}

void Speller::carry_out(const effect::FindDictionaries&) { look(); }

void Speller::carry_out(const effect::CheckWords& what) {
  Dictionary* dictionary = this->dictionary(what.language);
  if (!dictionary) return;  // that there is none has been said
  intent::WordsChecked checked{what.number, what.language, {}, {}};
  for (const auto& word : what.words) (dictionary->has(word) ? checked.right : checked.wrong).push_back(word);
  results_->post(std::move(checked));
}

void Speller::carry_out(const effect::SuggestWords& what) {
  Dictionary* dictionary = this->dictionary(what.language);
  if (!dictionary) return;
  const bool right = dictionary->has(what.word);
  results_->post(intent::WordsSuggested{what.number, right, right ? std::vector<std::string>() : dictionary->suggestions(what.word)});
}

}  // namespace vignette::shell
