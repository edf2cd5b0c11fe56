/// cmark-gfm's tree of a text, owned.
#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string>

namespace vignette::pack {

struct Free {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};

std::unique_ptr<cmark_node, Free> tree_of(const std::string& markdown);

}  // namespace vignette::pack
