/// Keeping it: one SQLCipher file, protected or not, and one door for every change.
///
/// WAL, synchronous=FULL (a rollback journal instead in a network folder, whose file system cannot share memory, and in one that
/// something else copies). A commit that has returned survives the process being killed and the power failing after it. Only one
/// program writes at a time; a file of a newer version, or one that is no portfolio, is never written to. Migrations are backed up
/// first. Before the first byte of the file itself is changed it is looked over; until then all goes into its log.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <variant>
#include <vector>

#include "portfolio/care.hpp"
#include "portfolio/contents.hpp"
#include "portfolio/people.hpp"
#include "portfolio/records.hpp"
#include "portfolio/review.hpp"
#include "portfolio/search.hpp"
#include "store/secret.hpp"
#include "words/problem.hpp"

namespace vignette::store {

using Change = std::variant<portfolio::SaveAnswer, portfolio::SavePlace, portfolio::SaveMark, portfolio::SaveCited,
                            portfolio::SaveReflection, portfolio::SaveCommitment, portfolio::SaveLens, portfolio::SaveWorkshopPlan,
                            portfolio::SaveOwnCard, portfolio::SavePerson, portfolio::SaveExchange, portfolio::SaveUnfinished>;

template <typename T>
using Result = std::expected<T, words::Problem>;

/// Where a portfolio is kept, for tests too: a real file, or one that fails on demand.
class Keeping {
 public:
  virtual ~Keeping() = default;
  /// Carries out all changes in order, or none. After success they are on the disk. An answer keeps the id and the day it was first given.
  virtual Result<void> transact(const std::vector<Change>& changes) = 0;
};

/// The writer. One on this computer for one file; the others read.
class Store : public Keeping {
 public:
  /// Opens, and makes if it is not there, the file and its folder; carries out migrations that are due.
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, KeyPtr key = nullptr);
  ~Store() override;

  Result<void> transact(const std::vector<Change>& changes) override;
  /// Hands over the plain text of cases, so that it can be found; what has the hash it had is left alone, what is not among
  /// them is forgotten.
  Result<void> index(const std::vector<portfolio::CaseText>& cases);
  /// Makes the index of words anew, and writes nothing else. What is done here does it by itself where the index would not take it.
  Result<void> mend_index();
  /// Takes out for good from this file: draft, revisions, search index, with an answer what it cites and the commitments from it, with a
  /// case its marks, with a reflection of one's own its title and its note, and what was shared of it; erased pages are overwritten and the
  /// log emptied. A marker stays. Backups are `Backups::take_out`'s. Answers how many versions, drafts and answers it went from,
  /// and why pages could not be overwritten yet (`not_erased`): an error says that nothing was taken out. `out_of_reach`: the backups it
  /// could not be taken out of; of those with `still_holds` it is remembered.
  Result<portfolio::Reached> take_out(const portfolio::TakeOut& what, const std::vector<portfolio::Backup>& out_of_reach = {});

  /// Somebody has looked the file over, and it is sound: the Store need not look itself before it changes it.
  void found_sound();
  /// The file is damaged: from now on nothing is written to it, in closing neither.
  void leave_as_it_is();
  /// The newest version of the file's form, which is the one this program writes.
  static int newest_version();

 private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace vignette::store
