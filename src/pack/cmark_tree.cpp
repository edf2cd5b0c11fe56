#include "pack/cmark_tree.hpp"

#include <cmark-gfm-core-extensions.h>

#include <mutex>

namespace vignette::pack {

std::unique_ptr<cmark_node, Free> tree_of(const std::string& markdown) {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  // Not CMARK_OPT_SMART: its time grows with the square of the number of quotes. Quotes are curled by add_curled.
  const std::unique_ptr<cmark_parser, Free> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS));
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    if (auto* extension = cmark_find_syntax_extension(name)) cmark_parser_attach_syntax_extension(parser.get(), extension);
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return std::unique_ptr<cmark_node, Free>(cmark_parser_finish(parser.get()));
}

}  // namespace vignette::pack
