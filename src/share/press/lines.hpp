/// Text becomes rows, one for each line.
#pragma once

#include <string>
#include <vector>

#include "share/press/setting.hpp"
#include "share/print.hpp"

namespace vignette::share::press {

struct Column {
  double x = 0, width = 0, before = 0;  ///< the last is left out over the first line of a page
};

/// The lines of a layout, at the end of `rows`; the place of the first. Of none that the writer ended does the first or the last line
/// stand alone.
std::size_t append_lines(std::vector<Row>& rows, const Layout& layout, const Style& style, const Column& column,
                         const std::vector<Element>& within);

/// Looks over a layout's text, which begins `shift` bytes before what they are counted from; marks of notes are raised.
void dress(PangoLayout* layout, const std::vector<Stretch>& stretches, const std::string& language = {}, std::size_t shift = 0);

}  // namespace vignette::share::press
