/// One turn of `update`, private to this room: what each wish does, split by concern into going, reading, writing and keeping.
#pragma once

#include <optional>
#include <vector>

#include "app/update.hpp"

namespace vignette::app {

struct Turn {
  Model& model;
  const Outside& outside;
  std::vector<Effect> effects;

  void ask(Effect effect) { effects.push_back(std::move(effect)); }
};

// Going (going.cpp)
void carry_out(Turn&, const intent::ShowShelf&);
void carry_out(Turn&, const intent::OpenCase&);
void carry_out(Turn&, const intent::PastContentNote&);
void carry_out(Turn&, const intent::OpenQuestion&);
void carry_out(Turn&, const intent::NextQuestion&);
void carry_out(Turn&, const intent::PreviousQuestion&);
void carry_out(Turn&, const intent::ShowEnd&);
void carry_out(Turn&, const intent::ReadCase&);
void carry_out(Turn&, const intent::ShowPortfolio&);
void carry_out(Turn&, const intent::ChooseAnswer&);
void carry_out(Turn&, const intent::GoOnWriting&);
void carry_out(Turn&, const intent::ShowSettings&);
void carry_out(Turn&, const intent::ShowProblems&);
void carry_out(Turn&, const intent::OpenAnyway&);
void carry_out(Turn&, const intent::ShowPrivacy&);
void carry_out(Turn&, const intent::ShowKeys&);
void carry_out(Turn&, const intent::Back&);
void carry_out(Turn&, const intent::OpenAt&);

// Reading (reading.cpp)
void carry_out(Turn&, const intent::ToggleCasePanel&);
void carry_out(Turn&, const intent::ToggleContents&);
void carry_out(Turn&, const intent::TogglePrompts&);
void carry_out(Turn&, const intent::ToggleDebugPanel&);
void carry_out(Turn&, const intent::GoToSection&);
void carry_out(Turn&, const intent::GoTo&);
void carry_out(Turn&, const intent::Arrived&);
void carry_out(Turn&, const intent::ReadTo&);
void carry_out(Turn&, const intent::Select&);
void carry_out(Turn&, const intent::SelectAll&);
void carry_out(Turn&, const intent::CopySelection&);
void carry_out(Turn&, const intent::CopyText&);
void carry_out(Turn&, const intent::OpenFind&);
void carry_out(Turn&, const intent::CloseFind&);
void carry_out(Turn&, const intent::FindNext&);
void carry_out(Turn&, const intent::FindPrevious&);
void carry_out(Turn&, const intent::OpenLink&);
void carry_out(Turn&, const intent::ChangeLook&);
void carry_out(Turn&, const intent::StepTextSize&);
void carry_out(Turn&, const intent::SystemChanged&);

// Writing (writing.cpp)
void carry_out(Turn&, const intent::Edit&);
void carry_out(Turn&, const intent::MoveCaret&);
void carry_out(Turn&, const intent::Undo&);
void carry_out(Turn&, const intent::Redo&);
void carry_out(Turn&, const intent::Copy&);
void carry_out(Turn&, const intent::Cut&);
void carry_out(Turn&, const intent::Paste&);

// Keeping (keeping.cpp)
void carry_out(Turn&, const intent::TrySavingAgain&);
void carry_out(Turn&, const intent::SaveCopyElsewhere&);
void carry_out(Turn&, const intent::PacksRead&);
void carry_out(Turn&, const intent::PortfolioOpened&);
void carry_out(Turn&, const intent::PortfolioFailed&);
void carry_out(Turn&, const intent::Saved&);
void carry_out(Turn&, const intent::SaveFailed&);
void carry_out(Turn&, const intent::CopySaved&);
void carry_out(Turn&, const intent::CopyFailed&);
void carry_out(Turn&, const intent::LinkFailed&);
void carry_out(Turn&, const intent::DismissNotice&);
void carry_out(Turn&, const intent::Quit&);

// What several of them need.

/// The page should bring this into view.
void bring(Model& model, Spot spot);
/// Brings the place where one stopped reading into view; the top of a case never read.
void bring_place(Model& model);
/// Does a wish of `--open` that waited for the packs.
void open_what_waits(Turn& turn);

/// Looks for the needle anew, and stands at the first place found at or after `from`.
void look_again(Model& model, Spot from);
void forget_found(Model& model);

/// The draft of the question being shown, made if there is none; nullptr where no question is shown.
Draft* draft_here(Model& model);

/// Hands the newest text to the store.
void keep_draft(Turn& turn, Draft& draft, bool revision = false);
/// Asks for a revision of what was written to a question that is being left.
void leave_question(Turn& turn, const portfolio::QuestionKey& key);
/// Remembers a place, and hands it to the store if it differs from the one kept or one has just `arrived`.
void keep_place(Turn& turn, portfolio::Place place, bool arrived = false);
/// The place remembered for a case, or a new one.
portfolio::Place place_of(const Model& model, const std::string& case_id);
/// Remembers the question and the caret being shown.
void note_where_one_is(Turn& turn, bool arrived);

}  // namespace vignette::app
