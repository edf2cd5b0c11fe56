/// What a term of the glossary says, laid out: its meaning, how the case uses it, what has changed, England and Wales.
/// The card beside a word, the list beside a question and the glossary's page are made of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/term_uses.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

/// Words after a bold beginning: "Since then. AIM3 followed in 2019."
std::shared_ptr<const page::Setting> set_leading(Frame& frame, std::string_view leading, std::string_view words, Type type, page::Ink ink,
                                                 float width);
/// The same, painted and described; answers its height.
float say_leading(Frame& frame, std::string_view leading, std::string_view words, Type type, page::Point at, float width,
                  page::Ink ink = page::Ink::ink2);

/// Words in which the title of a work, if it is among them, is italic.
std::shared_ptr<const page::Setting> set_with_title(Frame& frame, std::string_view words, std::string_view work, Type type, page::Ink ink,
                                                    float width);

/// One of the two nations' words, the one where a person works first; as long as nobody has said where, England's, and neither is "here".
struct NationWords {
  bool wales = false;
  bool here = false;  ///< where the person works
  std::string_view words;
};
std::vector<NationWords> nations_of(const app::Model& model, std::string_view england, std::string_view wales);
/// Two columns (one under the other where it is narrow), each headed by its nation; answers the height. `work` as in
/// `set_with_title`.
float say_nations(const app::Model& model, Frame& frame, std::string_view england, std::string_view wales, Type type, page::Point at,
                  float width, std::string_view work = {});

/// All of it in a narrow column.
struct Explained {
  struct Line {
    std::shared_ptr<const page::Setting> setting;
    std::string text;
    float y = 0;
  };
  std::vector<Line> lines;
  float rule = -1;  ///< under the meaning; below 0 if nothing follows it
  float height = 0;
};
/// `note`: of the case itself, where one is marked at the same word.
struct NoteToo {
  int number = 0;
  std::string words;
};
Explained explain(const app::Model& model, Frame& frame, const pack::Term& term, float width, const NoteToo& note = {});
void say_explained(Frame& frame, const Explained& explained, page::Point at, float width);

const pack::Term* find_term(const app::Model& model, std::string_view id);
/// Where a case uses the words it explains; looked for once for each document.
const std::vector<app::TermUse>& uses_in(const app::Model& model, Frame& frame, const app::OpenCase& open);
/// A case's terms, sorted by name in the language in use.
std::vector<const pack::Term*> terms_of(const app::Model& model, const pack::Case& pack);
void sort_by_name(const app::Model& model, std::vector<const pack::Term*>& terms);

}  // namespace vignette::ui
