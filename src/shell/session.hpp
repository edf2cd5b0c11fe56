/// The program without its window: the model, what carries out its effects, and what comes back. Headless tests and
/// benchmarks use it as the window does.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "app/update.hpp"
#include "shell/places.hpp"
#include "shell/results.hpp"
#include "shell/worker.hpp"
#include "store/keeper.hpp"

namespace vignette::shell {

/// What the command line asks of the window.
struct Options {
  std::vector<std::filesystem::path> packs;  ///< opened too
  std::string open_case, open_question;      ///< `--open CASE[/QUESTION]`
  std::optional<std::filesystem::path> portfolio;
  std::optional<std::filesystem::path> content;
  int width = 1440, height = 900;  ///< of the window, at 100 % scale
  std::optional<int> text_size;    ///< per cent; these two hold for this start only until changed in the settings
  std::optional<app::Theme> theme;
};

/// Effects only a window can carry out.
struct WindowEffects {
  std::function<void(const std::string&)> copy_text;
};

class Session {
 public:
  /// `wake` is called, on any thread, when a result is waiting.
  Session(Options options, std::function<void()> wake, WindowEffects window);
  /// Waits until everything written has been handed over and tried once more to be kept.
  ~Session();

  /// Begins reading packs and portfolio, on a worker.
  void begin();
  /// Applies what has come back; true if anything had.
  bool take_results();
  void apply(const app::Intent& intent);

  const app::Model& model() const { return model_; }
  bool quitting() const { return quitting_; }
  const Places& where() const { return places_; }

 private:
  void carry_out(app::Effect effect);
  void open_portfolio();
  void keep(std::uint64_t number, store::Change change);
  app::Outside outside();

  Options options_;
  Places places_;
  WindowEffects window_;
  app::Model model_;
  std::shared_ptr<Results> results_;
  std::unique_ptr<store::Keeper> keeper_;
  std::shared_ptr<std::unique_ptr<store::Store>> opened_;  ///< handed over by the worker, under the results' order
  std::mt19937_64 chance_;
  bool opening_ = false;     ///< the portfolio, on the worker
  bool open_again_ = false;  ///< a wish to open it came while it was being opened
  bool quitting_ = false;
  Worker worker_;  // last: it must end before what it posts to
};

/// The wall clock and how far it is ahead of UTC here.
portfolio::Now now();

}  // namespace vignette::shell
