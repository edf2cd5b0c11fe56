/// Keeping it: one SQLCipher file (unprotected for now), one door.
///
/// WAL, synchronous=FULL. A commit that has returned survives the process being killed and the power failing after it.
/// Only one program writes at a time; a file of a newer version, or one that is no portfolio, is never written to.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "portfolio/records.hpp"
#include "words/problem.hpp"

namespace vignette::store {

using Change = std::variant<portfolio::SaveAnswer, portfolio::SavePlace>;

template <typename T>
using Result = std::expected<T, words::Problem>;

/// Where a portfolio is kept, for tests too: a real file, or one that fails on demand.
class Keeping {
 public:
  virtual ~Keeping() = default;
  /// Everything the window shows. Called once, at opening.
  virtual Result<portfolio::Contents> read() = 0;
  /// Carries out all changes in order, or none. After success they are on the disk. An answer keeps the id and the day it was first given.
  virtual Result<void> transact(const std::vector<Change>& changes) = 0;
  /// Newest first.
  virtual Result<std::vector<portfolio::Revision>> revisions(const portfolio::QuestionKey& key) = 0;
};

class Store : public Keeping {
 public:
  enum class Access { read_write, read_only };
  /// Opens, and makes if it is not there (read_write), the file and its folder; carries out migrations that are due.
  /// Only one Store on this computer may write a file; read_only needs nobody's leave and writes nothing.
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, Access access = Access::read_write);
  ~Store() override;

  Result<portfolio::Contents> read() override;
  Result<void> transact(const std::vector<Change>& changes) override;
  Result<std::vector<portfolio::Revision>> revisions(const portfolio::QuestionKey& key) override;

  /// The newest version of the file's form, which is the one this program writes.
  static int newest_version();

 private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace vignette::store
