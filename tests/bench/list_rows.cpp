// Scrolling the portfolio's list without a window: processor time only.

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/bench.hpp"
#include "bench/screen.hpp"

namespace vignette::bench {

namespace {

/// The portfolio's screen with so many answers, newest first, of five cases. They are too old for their months to differ much.
class Portfolio {
 public:
  Portfolio(const glyphs::Library& library, std::size_t answers) : screen_(library) {
    screen_.apply(app::intent::PacksRead{});
    screen_.apply(app::intent::PortfolioOpened{});
    screen_.apply(app::intent::ShowPortfolio{});
    std::vector<portfolio::Head> heads;
    for (std::size_t i = 0; i < answers; ++i) {
      const std::string number = std::to_string(i);
      heads.push_back({{"case-" + std::to_string(i % 5), "question-" + number},
                       "Case " + std::to_string(i % 5),
                       static_cast<int>(i % 7) + 1,
                       {screen_.model.now.instant.ms - static_cast<std::int64_t>(i) * 14'400'000},
                       "What I keep coming back to in number " + number + " is that nobody treated the risk as fixed."});
    }
    screen_.apply(app::intent::ListRead{std::move(heads)});
    screen_.send({});
  }

  /// Milliseconds of a step of the wheel, over steps that all show rows nobody has seen yet.
  double step(int steps) {
    const float before = offset();
    double sum = 0;
    for (int i = 0; i < steps; ++i) sum += screen_.cost({ui::Wheel{.at = {400, 600}, .dy = -1}});
    if (offset() < before + 60.0F * static_cast<float>(steps)) throw std::runtime_error("the list did not scroll");
    return sum / steps;
  }

 private:
  float offset() const {
    float most = 0;
    for (const auto& [id, scroll] : screen_.memory().scrolls) most = std::max(most, scroll.offset);
    return most;
  }
  Screen screen_;
};

}  // namespace

void list_rows() {
  auto library = glyphs::Library::open(VIGNETTE_FACES);
  if (!library) throw std::runtime_error(library.error().what);
  constexpr int rounds = 9, steps = 30;
  std::vector<double> few, many;
  for (int round = 0; round < rounds; ++round) {
    few.push_back(Portfolio(**library, 50).step(steps));
    many.push_back(Portfolio(**library, 100'000).step(steps));
  }
  row("a step of scrolling the portfolio's list of 100,000, against one of 50", median(few), median(many), "ms", 1.2);
}

}  // namespace vignette::bench
