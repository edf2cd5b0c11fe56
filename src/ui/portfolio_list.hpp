/// The portfolio's list: months, answers and what was taken out, one under the other, drawn as far as they are in view.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/model.hpp"
#include "ui/frame.hpp"
#include "ui/long_list.hpp"

namespace vignette::ui {

/// A month's name, an answer, or that something was taken out.
struct PortfolioRow {
  enum class Kind : std::uint8_t { month, answer, marker } kind = Kind::month;
  std::size_t index = 0;  ///< in the model's heads or markers; of a month: of the answer or marker after it
  bool marker_month = false;
  portfolio::Day day;
};

struct PortfolioSlot : Memory::Slot {
  std::string case_id;                          ///< whose answers are listed; empty for all
  bool opened = false;                          ///< narrow windows: the answer, not the list
  std::optional<portfolio::QuestionKey> asked;  ///< chosen by the screen itself, once

  // The list laid out, kept until it changes.
  struct Made {
    std::uint64_t changed = 0;
    std::size_t heads = 0, markers = 0;
    std::string case_id;
    int offset_minutes = 0;
    std::vector<std::pair<portfolio::Id, portfolio::Day>> reflections;
    bool operator==(const Made&) const = default;
  };
  std::optional<Made> made;
  std::vector<PortfolioRow> rows;
  LongList list;
  std::size_t answers = 0;  ///< rows that are answers
  std::size_t all = 0;      ///< answers of every case
  std::size_t newest = 0;   ///< the newest of them, in the model's heads
  std::size_t at = 0;       ///< the row that Tab goes to
  portfolio::QuestionKey at_key;
  std::size_t chosen = 0;          ///< index of the chosen answer in the model's heads, as last found
  portfolio::QuestionKey brought;  ///< the chosen answer that was last brought into view
  struct Choice {
    std::string case_id, title;
    std::size_t count = 0;
  };
  std::vector<Choice> choices;  ///< newest first; as many as have a chip of their own
};

/// Of an answer's row.
Id portfolio_row_id(const portfolio::QuestionKey& key);

/// Answers and markers in one order, with their months.
void lay_out_portfolio(const app::Model& model, PortfolioSlot& slot);

struct PortfolioList {
  const app::Model& model;
  Frame& frame;
  PortfolioSlot& slot;
  const portfolio::QuestionKey* chosen;
  page::Rect rect;  ///< of the pane
  float side;       ///< from its edges to the words

  /// An answer chosen elsewhere is brought into view, once.
  void bring_chosen(Pane& pane, double offset_of_first) const;
  /// Keys, while a row has the focus: to any row, in view or not.
  void keys(Pane& pane, double offset_of_first) const;
  /// What is in view, and the row that has or would have the focus wherever it is. `top` is where the first row would stand.
  void rows(double top) const;

 private:
  void row(std::size_t index, double top) const;
  void answer(std::size_t index, page::Rect at) const;
  void marker(const PortfolioRow& row, page::Rect at) const;
  void day_of(const PortfolioRow& row, page::Point at) const;
  void one_line(std::string_view line, Type line_type, page::Point at, float width) const;
  void two_lines(std::string_view name, std::string_view line, page::Point at, float width, page::Ink name_ink, Type line_type,
                 float name_width = 0) const;
};

}  // namespace vignette::ui
