/// Makes what leaves on a thread of its own, and holds the file that was previewed until it is saved or another is made.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/update.hpp"
#include "portfolio/leaving.hpp"
#include "portfolio/people.hpp"
#include "share/keys.hpp"
#include "share/press.hpp"
#include "shell/handing_over.hpp"
#include "shell/held_pages.hpp"
#include "shell/leaving_document.hpp"
#include "shell/results.hpp"
#include "shell/worker.hpp"

namespace vignette::shell {

class Leaver {
 public:
  Leaver(share::Press press, std::shared_ptr<Results> results, std::shared_ptr<HandingOver> out = std::make_shared<HandingOver>());
  ~Leaver();
  Leaver(const Leaver&) = delete;
  Leaver& operator=(const Leaver&) = delete;

  /// What was being made ends; answers what makes the file once everything that may leave was read, on whatever thread.
  std::function<void(const portfolio::Leaving&)> prepare(std::uint64_t number, app::LeavingWish wish, Shelf shelf, portfolio::Now now);
  /// Whom one is, for sealing; until it is forgotten. On whatever thread.
  void take_in(portfolio::Acquainted people);
  /// Stops making, and forgets what was made and whom one is.
  void forget();
  /// Asks where, and writes there what was made under this number.
  void save(const app::effect::SaveLeaving& wish, std::string name);
  /// A page of what is held, drawn; nothing where it is held no more. On whatever thread.
  std::optional<Pixels> page(std::uint64_t number, std::size_t page, int pixels_wide) const {
    return pages_.draw(number, page, pixels_wide);
  }
  /// Stops making, and blocks until what was to be written is.
  void finish();

 private:
  struct Held {
    std::uint64_t number = 0;
    std::shared_ptr<const std::string> bytes;
    std::optional<app::ExchangeRead> share;  ///< of what is for somebody else: as it is to be kept
  };
  void make(std::uint64_t number, const app::LeavingWish& wish, const Shelf& shelf, portfolio::Now now, const portfolio::Leaving& leaving,
            const std::shared_ptr<const std::atomic<bool>>& stop);

  share::Press press_;
  std::shared_ptr<Results> results_;
  std::shared_ptr<HandingOver> out_;
  std::shared_ptr<std::atomic<bool>> stop_;  ///< of what is being made; of the window's thread
  HeldPages pages_;                          ///< of a form that has them
  std::mutex mutex_;
  Held held_;
  std::optional<share::OwnKeys> keys_;     // of the worker's thread
  std::vector<portfolio::Person> people_;  // likewise
  Worker worker_;                          // last: it ends before what it uses
};

}  // namespace vignette::shell
