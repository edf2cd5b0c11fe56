/// Sets what is printed for a workshop on a thread of its own, holds its pages until they are set anew, and writes them where the person
/// says. Nothing that anybody in a room wrote is in them.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/update.hpp"
#include "pack/case.hpp"
#include "pack/policy.hpp"
#include "share/press.hpp"
#include "shell/picture_file.hpp"
#include "shell/results.hpp"
#include "shell/worker.hpp"

namespace vignette::shell {

class Printer {
 public:
  Printer(share::Press press, std::shared_ptr<Results> results);
  ~Printer();
  Printer(const Printer&) = delete;
  Printer& operator=(const Printer&) = delete;

  /// In place of what was being set before.
  void set(const app::effect::SetPapers& wish, std::shared_ptr<const pack::Case> about, const pack::Policy& policy, portfolio::Now now);
  /// Asks where, and writes there what is set by then: all in one, which is then opened to be printed; or a file each, none of which takes
  /// the place of another.
  void write(const app::effect::WritePapers& wish, const pack::Case& about);
  /// A page of all that are held under this number, drawn. On whatever thread.
  std::optional<Pixels> page(std::uint64_t number, std::size_t page, int pixels_wide) const;
  /// Stops setting, and blocks until what was to be written is.
  void finish();

 private:
  using Stop = std::shared_ptr<const std::atomic<bool>>;
  struct Set {
    app::Paper which;
    std::vector<share::Print> prints;  ///< one, or one in each language
    share::Pages pages;
  };
  struct Held {
    std::uint64_t number = 0;
    Stop stop;  ///< outlives the pages
    share::Paper paper = share::Paper::a4;
    std::vector<Set> sets;
    std::optional<words::Problem> failed;  ///< why there are none
  };
  void make(std::uint64_t number, std::vector<share::Print> prints, share::Paper paper, const Stop& stop);
  Held held() const;
  app::Intent write_one(const std::vector<app::Paper>& which, const std::string& title, const std::filesystem::path& file) const;
  app::Intent write_each(const std::vector<app::Paper>& which, const std::filesystem::path& folder) const;

  share::Press press_;
  std::shared_ptr<Results> results_;
  std::shared_ptr<std::atomic<bool>> stop_;  ///< of what is being set; of the window's thread
  mutable std::mutex mutex_;
  Held held_;
  Worker worker_;  // last: it ends before what it uses
};

}  // namespace vignette::shell
