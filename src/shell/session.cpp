#include "shell/session.hpp"

#include <chrono>
#include <ctime>
#include <utility>

#include "pack/read.hpp"
#include "shell/look_file.hpp"
#include "shell/outward.hpp"

namespace vignette::shell {

namespace intent = app::intent;

portfolio::Now now() {
  const auto clock = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(clock);
  std::tm local{};
  localtime_r(&seconds, &local);
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(clock.time_since_epoch()).count();
  return {{ms}, static_cast<int>(local.tm_gmtoff / 60)};
}

Session::Session(Options options, std::function<void()> wake, WindowEffects window)
    : options_(std::move(options)),
      places_(places(options_.portfolio, options_.content)),
      window_(std::move(window)),
      results_(std::make_shared<Results>(std::move(wake))),
      opened_(std::make_shared<std::unique_ptr<store::Store>>()),
      chance_(std::random_device{}()) {
  model_.now = now();
  model_.look = read_look(places_.look);
  if (options_.text_size) model_.look.text_size = app::nearest_text_size(*options_.text_size);
  if (options_.theme) model_.look.theme = *options_.theme;
}

// Waiting for what was written may throw only where the machine has no memory left: ending is right then.
Session::~Session() {  // NOLINT(bugprone-exception-escape)
  // Settings that changed last, and a portfolio that was still being opened while somebody wrote.
  worker_.finish();
  take_results();
  worker_.finish();
  if (keeper_) keeper_->drain();
}

void Session::begin() {
  worker_.give([results = results_, content = places_.content, packs = options_.packs] {
    std::vector<std::filesystem::path> folders{content};
    folders.insert(folders.end(), packs.begin(), packs.end());
    results->post(intent::PacksRead{pack::read_shelf(folders)});
  });
  open_portfolio();
  ask_system(results_);
  if (!options_.open_case.empty()) apply(intent::OpenAt{options_.open_case, options_.open_question});
}

void Session::open_portfolio() {
  // Two attempts at once would meet each other's lock, and the second would open the file for reading only. A wish that comes
  // while one is under way is done after it, if it fails: what stood in the way may have gone in between.
  if (std::exchange(opening_, true)) {
    open_again_ = true;
    return;
  }
  open_again_ = false;
  worker_.give([results = results_, opened = opened_, file = places_.portfolio] {
    auto store = store::Store::open(file);
    bool read_only = false;
    std::optional<words::Problem> problem;
    if (!store) {
      problem = store.error();
      if (auto reading = store::Store::open(file, store::Store::Access::read_only)) {
        store = std::move(reading);
        read_only = true;
      }
    }
    if (store) {
      if (auto contents = (*store)->read()) {
        if (!read_only) *opened = std::move(*store);
        results->post(intent::PortfolioOpened{std::move(*contents), read_only});
      } else {
        problem = contents.error();
      }
    }
    if (problem) results->post(intent::PortfolioFailed{std::move(*problem)});
  });
}

bool Session::take_results() {
  auto results = results_->take();
  for (auto& result : results) {
    if (std::holds_alternative<intent::PortfolioOpened>(result) || std::holds_alternative<intent::PortfolioFailed>(result))
      opening_ = false;
    if (std::holds_alternative<intent::PortfolioFailed>(result) && open_again_) open_portfolio();
    if (std::holds_alternative<intent::PortfolioOpened>(result) && *opened_)
      keeper_ = std::make_unique<store::Keeper>(std::move(*opened_), [to = results_](const store::Kept& kept) {
        if (kept.problem)
          to->post(intent::SaveFailed{kept.number, *kept.problem});
        else
          to->post(intent::Saved{kept.number});
      });
    apply(result);
  }
  return !results.empty();
}

void Session::apply(const app::Intent& wish) {
  for (auto& effect : app::update(model_, wish, outside())) carry_out(std::move(effect));
}

app::Outside Session::outside() { return {now(), chance_(), static_cast<std::uint16_t>(chance_())}; }

void Session::keep(std::uint64_t number, store::Change change) {
  // Without a keeper (the file could not be opened) the words stay in the model; `RetrySaving` opens it again and
  // `PortfolioOpened` hands over everything held.
  if (keeper_) keeper_->keep(number, std::move(change));
}

void Session::carry_out(app::Effect effect) {
  std::visit(
      [this](auto& what) {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, app::effect::SaveAnswer> || std::is_same_v<What, app::effect::SavePlace>) {
          keep(what.number, std::move(what.save));
        } else if constexpr (std::is_same_v<What, app::effect::RetrySaving>) {
          if (keeper_)
            keeper_->retry();
          else
            open_portfolio();
        } else if constexpr (std::is_same_v<What, app::effect::SaveCopy>) {
          std::vector<pack::Case> cases;
          for (const auto& open : model_.cases) cases.push_back(*open.pack);
          save_copy_elsewhere(std::move(what.contents), std::move(cases), model_.now, results_);
        } else if constexpr (std::is_same_v<What, app::effect::CopyText>) {
          if (window_.copy_text) window_.copy_text(what.text);
        } else if constexpr (std::is_same_v<What, app::effect::OpenLink>) {
          open_link(what.url, results_);
        } else if constexpr (std::is_same_v<What, app::effect::SaveLook>) {
          worker_.give([file = places_.look, look = what.look] { (void)write_look(file, look); });
        } else if constexpr (std::is_same_v<What, app::effect::Quit>) {
          quitting_ = true;
        }
      },
      effect);
}

}  // namespace vignette::shell
