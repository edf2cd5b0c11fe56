// Pages as pictures, and as the PDF that they are.
#include <cmath>
#include <exception>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>
#include <vector>

#include "share/press/one.hpp"
#include "share/press/pdf.hpp"
#include "share/press/prints.hpp"

namespace vignette::share::press {

namespace {

/// What is set, and what it was set with. Pango's objects in it go while nobody else sets or draws.
struct Inside {
  Setter setter;
  std::vector<Set> all;
};

class SheetsHere final : public Sheets {
 public:
  SheetsHere(Properties properties, std::unique_ptr<Inside> inside, const std::atomic<bool>* stop)
      : properties_(std::move(properties)), inside_(std::move(inside)), stop_(stop) {}
  ~SheetsHere() override {
    const std::lock_guard held(one_at_a_time());
    inside_.reset();
  }
  SheetsHere(const SheetsHere&) = delete;
  SheetsHere& operator=(const SheetsHere&) = delete;

  std::size_t count() const override {
    std::size_t pages = 0;
    for (const auto& set : inside_->all) pages += set.pages.size();
    return pages;
  }
  float width() const override { return static_cast<float>(inside_->all.front().sheet.width); }
  float height() const override { return static_cast<float>(inside_->all.front().sheet.height); }

  bool draw(std::size_t page, int pixels_wide, int* pixels_high, std::vector<std::uint8_t>* rgba) const override {
    const std::lock_guard held(one_at_a_time());
    try {
      if (page >= count() || pixels_wide < 1) return false;
      const auto& sheet = inside_->all.front().sheet;
      const double scale = pixels_wide / sheet.width;
      *pixels_high = static_cast<int>(std::lround(sheet.height * scale));
      const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
          cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels_wide, *pixels_high), cairo_surface_destroy);
      {
        const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), cairo_destroy);
        cairo_set_source_rgb(cairo.get(), 1, 1, 1);
        cairo_paint(cairo.get());
        cairo_scale(cairo.get(), scale, scale);
        draw_page(cairo.get(), inside_->setter, inside_->all, page);
        if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) return false;
      }
      cairo_surface_flush(surface.get());
      take(surface.get(), pixels_wide, *pixels_high, *rgba);
      return true;
    } catch (const std::exception&) {
      return false;
    }
  }

  bool pdf(std::string* out) const override {
    const std::lock_guard held(one_at_a_time());
    try {
      *out = press::pdf(properties_, inside_->setter, inside_->all, stop_);
      return true;
    } catch (const std::exception& error) {
      *out = error.what();
      return false;
    }
  }

 private:
  /// Cairo's pixels are one number each, blue in its lowest byte.
  static void take(cairo_surface_t* surface, int wide, int high, std::vector<std::uint8_t>& rgba) {
    const auto* rows = cairo_image_surface_get_data(surface);
    if (!rows) throw std::runtime_error("no pixels");
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    rgba.resize(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high) * 4);
    auto* to = rgba.data();
    for (std::size_t y = 0; y < static_cast<std::size_t>(high); ++y) {
      const auto* from = reinterpret_cast<const std::uint32_t*>(rows + y * stride);
      for (int x = 0; x < wide; ++x, to += 4) {
        const auto pixel = from[x];
        to[0] = static_cast<std::uint8_t>(pixel >> 16U);
        to[1] = static_cast<std::uint8_t>(pixel >> 8U);
        to[2] = static_cast<std::uint8_t>(pixel);
        to[3] = 0xFF;
      }
    }
  }

  Properties properties_;
  std::unique_ptr<Inside> inside_;
  const std::atomic<bool>* stop_;
};

/// What `work` sets; nullptr where it could not, and `out` says why.
template <typename Work>
Sheets* set_here(Properties properties, const char* faces, const std::atomic<bool>* stop, std::string* out, Work&& work) {
  const std::lock_guard held(one_at_a_time());
  try {
    auto inside = std::make_unique<Inside>(Setter(faces, properties.language));
    work(*inside);
    return new SheetsHere(std::move(properties), std::move(inside), stop);
  } catch (const std::exception& error) {
    *out = error.what();
    return nullptr;
  }
}

}  // namespace

}  // namespace vignette::share::press

namespace press = vignette::share::press;

extern "C" __attribute__((visibility("default"))) press::Sheets* vignette_press_sheets(const vignette::share::Document* document,
                                                                                       vignette::share::Paper paper, const char* faces,
                                                                                       const std::atomic<bool>* stop, std::string* out) {
  return press::set_here(press::properties_of(*document), faces, stop, out,
                         [&](press::Inside& inside) { inside.all.push_back(press::set(*document, paper, inside.setter, stop)); });
}

extern "C" __attribute__((visibility("default"))) press::Sheets* vignette_press_prints(const std::vector<vignette::share::Print>* prints,
                                                                                       const char* title, vignette::share::Paper paper,
                                                                                       const char* faces, const std::atomic<bool>* stop,
                                                                                       std::string* out) {
  auto properties = press::properties_of(prints->front());
  properties.title = title;
  return press::set_here(std::move(properties), faces, stop, out, [&](press::Inside& inside) {
    for (const auto& print : *prints) inside.all.push_back(press::set(print, paper, inside.setter, stop));
  });
}
