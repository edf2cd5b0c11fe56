// A print's words without its form: for whoever can't see the pages.
#include <string_view>
#include <utility>

#include "share/print.hpp"

namespace vignette::share {

namespace {

class Lines {
 public:
  void line(std::string_view words) {
    if (words.empty()) return;
    if (!all_.empty()) all_ += '\n';
    all_ += words;
  }
  void line(const std::string& label, std::string_view words) {
    line(label.empty() ? std::string(words) : words.empty() ? label : label + ' ' + std::string(words));
  }
  void piece(const Piece& piece) {
    line(piece.label, piece.text);
    line(piece.under);
  }
  std::string all() && { return std::move(all_); }

 private:
  std::string all_;
};

}  // namespace

std::string plain_text(const Print& print) {
  Lines lines;
  for (const auto& piece : print.pieces) lines.piece(piece);
  for (const auto& piece : print.beside) lines.piece(piece);
  for (const auto& note : print.notes)
    for (const auto& piece : note) lines.piece(piece);
  // Four of the same make a page: they are said once.
  const Slip* before = nullptr;
  for (const auto& slip : print.slips) {
    if (before && *before == slip) continue;
    for (const auto& words : {slip.over, slip.words, slip.how, slip.pass, slip.pass_how}) lines.line(words);
    before = &slip;
  }
  for (const auto& sheet : print.sheets) {
    for (const auto& words : {sheet.over, sheet.words}) lines.line(words);
    for (const auto& part : sheet.parts) lines.line(part);
    lines.line(sheet.foot);
  }
  return std::move(lines).all();
}

}  // namespace vignette::share
