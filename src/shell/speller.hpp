/// The computer's dictionaries, by way of Hunspell: which there are, which words one has, and what it offers for one it has not. On a
/// thread of its own that begins with the first question; no dictionary is opened before a word is asked about, and never more than one.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

#include "app/update.hpp"
#include "shell/results.hpp"

namespace vignette::shell {

/// The languages of the dictionaries in these folders, as tags ("en-GB" for en_GB.aff and en_GB.dic), sorted.
std::vector<std::string> dictionaries_in(const std::vector<std::filesystem::path>& folders);
/// Whether this computer has one for a language.
bool has_dictionary(std::string_view language);

class Speller {
 public:
  Speller(std::shared_ptr<Results> results, std::vector<std::filesystem::path> folders);
  ~Speller();  ///< what has not been begun is left
  Speller(const Speller&) = delete;
  Speller& operator=(const Speller&) = delete;

  /// Each answers through the results; the first answer of all is always `DictionariesFound`.
  void find();
  void check(app::effect::CheckWords what);
  void suggest(app::effect::SuggestWords what);  ///< before what waits to be checked: somebody waits for it

 private:
  using Job = std::variant<app::effect::FindDictionaries, app::effect::CheckWords, app::effect::SuggestWords>;
  class Dictionary;
  void give(Job job, bool first);
  void work();
  void look();
  Dictionary* dictionary(const std::string& language);
  void carry_out(const app::effect::FindDictionaries&);
  void carry_out(const app::effect::CheckWords& what);
  void carry_out(const app::effect::SuggestWords& what);

  std::shared_ptr<Results> results_;
  const std::vector<std::filesystem::path> folders_;
  // Of the thread alone.
  std::vector<std::string> found_;
  bool looked_ = false;
  std::unique_ptr<Dictionary> open_;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace vignette::shell
