/// What a person wishes, and what came back from outside: the only things that change the model.
/// The mouse, a key, a test and (later) a screen reader all make the same ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/document.hpp"
#include "app/editing.hpp"
#include "app/look.hpp"
#include "app/model.hpp"
#include "pack/case.hpp"
#include "portfolio/records.hpp"
#include "words/problem.hpp"

namespace vignette::app::intent {

// Going somewhere
struct ShowShelf {};
struct OpenCase {
  std::string case_id;
};  ///< by way of its content note the first time
struct PastContentNote {
  bool skip_next_time = false;  ///< leave the note out from now on; else it comes before the case again in the next run
};
struct OpenQuestion {
  std::string case_id;
  std::size_t question = 0;
};
struct NextQuestion {};      ///< after the last one: the end of the case
struct PreviousQuestion {};  ///< before the first one: the case
struct ShowEnd {};
struct ReadCase {};  ///< from a question or the end, back to the page
struct ShowPortfolio {};
struct ChooseAnswer {
  portfolio::QuestionKey key;
};
struct GoOnWriting {
  portfolio::QuestionKey key;
};
struct ShowSettings {
  std::string tab = "reading";
};
struct ShowProblems {
  std::string case_id;
};
struct OpenAnyway {
  std::string case_id;
};
struct ShowPrivacy {};
struct ShowKeys {};
struct Back {};
struct ToggleCasePanel {};
struct ToggleContents {};
struct TogglePrompts {};
struct ToggleDebugPanel {};

// Reading
struct GoToSection {
  std::size_t section = 0;
};
struct GoTo {
  Spot spot;
};
struct Arrived {
  std::uint64_t number = 0;
};  ///< the page has brought `go_to` into view
struct ReadTo {
  Spot top;
  double share = 0;
  std::vector<std::string> sections_read;
};  ///< what stands at the top now
struct Select {
  Stretch stretch;
};
struct SelectAll {};
struct CopySelection {};
struct OpenFind {};
struct CloseFind {};
struct FindNext {};
struct FindPrevious {};
struct OpenLink {
  std::string url;
};

// Writing
struct Edit {
  Field field = Field::answer;
  text::Edit edit;
  EditKind kind = EditKind::typing;
};
struct MoveCaret {
  Field field = Field::answer;
  std::size_t caret = 0;
  std::size_t anchor = 0;
  bool upstream = false;
  std::optional<double> goal;
};
struct Undo {
  Field field = Field::answer;
};
struct Redo {
  Field field = Field::answer;
};
struct Copy {
  Field field = Field::answer;
};
struct Cut {
  Field field = Field::answer;
};
struct Paste {
  Field field = Field::answer;
  std::string text;
};
struct CopyText {
  std::string text;
};  ///< chosen in a text that is only read, such as an answer in the portfolio
struct TrySavingAgain {};
struct SaveCopyElsewhere {};

// How it looks
struct ChangeLook {
  Look look;
};
struct StepTextSize {
  int steps = 0;
};  ///< 0: back to 100 %

// What came back
struct PacksRead {
  pack::Shelf shelf;
};
struct PortfolioOpened {
  portfolio::Contents contents;
  bool read_only = false;
};
struct PortfolioFailed {
  words::Problem problem;
};  ///< words are then held in memory and offered for saving elsewhere
struct Saved {
  std::uint64_t number = 0;
};
struct SaveFailed {
  std::uint64_t number = 0;
  words::Problem problem;
};
struct CopySaved {
  std::string path;
};
struct CopyFailed {
  words::Problem problem;
};
struct LinkFailed {
  words::Problem problem;
};
struct DismissNotice {};
struct SystemChanged {
  bool dark = false;
  bool still = false;
};
struct OpenAt {
  std::string case_id;
  std::string question_id;
};  ///< `--open CASE[/QUESTION]`, past first-run and content notes
struct Quit {};

}  // namespace vignette::app::intent

namespace vignette::app {

using Intent =
    std::variant<intent::ShowShelf, intent::OpenCase, intent::PastContentNote, intent::OpenQuestion, intent::NextQuestion,
                 intent::PreviousQuestion, intent::ShowEnd, intent::ReadCase, intent::ShowPortfolio, intent::ChooseAnswer,
                 intent::GoOnWriting, intent::ShowSettings, intent::ShowProblems, intent::OpenAnyway, intent::ShowPrivacy, intent::ShowKeys,
                 intent::Back, intent::ToggleCasePanel, intent::ToggleContents, intent::TogglePrompts, intent::ToggleDebugPanel,
                 intent::GoToSection, intent::GoTo, intent::Arrived, intent::ReadTo, intent::Select, intent::SelectAll,
                 intent::CopySelection, intent::OpenFind, intent::CloseFind, intent::FindNext, intent::FindPrevious, intent::OpenLink,
                 intent::Edit, intent::MoveCaret, intent::Undo, intent::Redo, intent::Copy, intent::Cut, intent::Paste, intent::CopyText,
                 intent::TrySavingAgain, intent::SaveCopyElsewhere, intent::ChangeLook, intent::StepTextSize, intent::PacksRead,
                 intent::PortfolioOpened, intent::PortfolioFailed, intent::Saved, intent::SaveFailed, intent::CopySaved, intent::CopyFailed,
                 intent::LinkFailed, intent::DismissNotice, intent::SystemChanged, intent::OpenAt, intent::Quit>;

}  // namespace vignette::app
