/// Carrying out what is to be kept, with statements that are prepared once.
#pragma once

#include <string_view>

#include "portfolio/people.hpp"
#include "portfolio/practice.hpp"
#include "portfolio/records.hpp"
#include "portfolio/thinking.hpp"
#include "portfolio/workshop_plan.hpp"
#include "store/exchanges.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

/// The first 160 bytes of a text or a little less, never a part of a character.
std::string_view beginning_of(std::string_view text);

class Saving {
 public:
  explicit Saving(Database& database);
  /// Inside a transaction.
  void operator()(const portfolio::SaveAnswer& save);
  void operator()(const portfolio::SavePlace& save);
  void operator()(const portfolio::SaveMark& save);
  void operator()(const portfolio::SaveCited& save);
  void operator()(const portfolio::SaveReflection& save);
  void operator()(const portfolio::SaveCommitment& save);
  void operator()(const portfolio::SaveLens& save);
  void operator()(const portfolio::SaveWorkshopPlan& save);
  void operator()(const portfolio::SaveOwnCard& save);
  void operator()(const portfolio::SavePerson& save);
  void operator()(const portfolio::SaveExchange& save) { exchanges_.keep(save.exchange); }
  void operator()(const portfolio::SaveUnfinished& save) { exchanges_.keep(save.unfinished); }

 private:
  Database& database_;
  Statement find_, put_new_, put_again_, put_place_, forget_sections_, put_section_, put_mark_, forget_cited_, put_citation_,
      put_reflection_, put_commitment_, put_said_, put_lens_, put_plan_, forget_plan_questions_, put_plan_question_, forget_plan_steps_,
      put_plan_step_, put_own_card_, put_person_;
  Exchanges exchanges_;
};

}  // namespace vignette::store
