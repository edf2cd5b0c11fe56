/// Flat fills, rounded rectangles, lines, figures and set text, snapped to whole pixels. Page units throughout.
/// These only paint; widgets.hpp paints and describes.
#pragma once

#include <span>
#include <string_view>

#include "ui/frame.hpp"

namespace vignette::ui {

float snap(const Frame& frame, float value);  ///< to a whole framebuffer pixel

void fill(Frame& frame, page::Rect rect, Colour colour, float corner = 0);
void stroke(Frame& frame, page::Rect rect, Colour colour, float width = 1, float corner = 0);  ///< inside the rectangle
void line(Frame& frame, page::Point from, page::Point to, Colour colour, float width = 1);
void rule(Frame& frame, float x, float y, float width, Colour colour, float thickness = 1);  ///< horizontal
/// A small wave under a word, which begins there.
void wave(Frame& frame, page::Point from, float width, Colour colour);
void disc(Frame& frame, page::Point centre, float radius, Colour colour);
void ring(Frame& frame, page::Point centre, float radius, Colour colour, float width);
/// A figure scaled to cover `rect`, clipped to it; `current` is the colour of Paint::current.
void figure(Frame& frame, const page::Figure& figure, page::Rect rect, Colour current);
void icon(Frame& frame, page::Icon icon, page::Point top_left, Colour colour, float size = 20);

/// Paints what lies outside a rectangle's rounded corners in the colour behind it.
enum class Corners { all, top };
void round_off(Frame& frame, page::Rect rect, float corner, Colour behind, Corners which = Corners::all);

/// Set text painted at a place. `over` paints every run in one colour instead of its ink.
void letters(Frame& frame, const page::Setting& setting, page::Point at, std::optional<Colour> over = {});

void push_clip(Frame& frame, page::Rect rect);
void pop_clip(Frame& frame);
page::Rect clip(const Frame& frame);            ///< what is visible now
page::Rect common(page::Rect a, page::Rect b);  ///< what lies in both; empty, at a's place, if nothing does
bool visible(const Frame& frame, page::Rect rect);

}  // namespace vignette::ui
