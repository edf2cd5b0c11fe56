// Pages as pictures, and as the PDF that they are.
#include <cmath>
#include <exception>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "share/press/one.hpp"
#include "share/press/pdf.hpp"

namespace vignette::share::press {

namespace {

class SheetsHere final : public Sheets {
 public:
  SheetsHere(const Document& document, Paper paper, const std::string& faces, const std::atomic<bool>* stop)
      : document_(document), inside_(std::make_unique<Inside>(document_, paper, faces, stop)), stop_(stop) {}
  ~SheetsHere() override {
    const std::lock_guard held(one_at_a_time());
    inside_.reset();
  }
  SheetsHere(const SheetsHere&) = delete;
  SheetsHere& operator=(const SheetsHere&) = delete;

  std::size_t count() const override { return inside_->set.pages.size(); }
  float width() const override { return static_cast<float>(inside_->set.sheet.width); }
  float height() const override { return static_cast<float>(inside_->set.sheet.height); }

  bool draw(std::size_t page, int pixels_wide, int* pixels_high, std::vector<std::uint8_t>* rgba) const override {
    const std::lock_guard held(one_at_a_time());
    try {
      if (page >= count() || pixels_wide < 1) return false;
      const auto& sheet = inside_->set.sheet;
      const double scale = pixels_wide / sheet.width;
      *pixels_high = static_cast<int>(std::lround(sheet.height * scale));
      const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
          cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels_wide, *pixels_high), cairo_surface_destroy);
      {
        const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), cairo_destroy);
        cairo_set_source_rgb(cairo.get(), 1, 1, 1);
        cairo_paint(cairo.get());
        cairo_scale(cairo.get(), scale, scale);
        draw_page(cairo.get(), document_, inside_->setter, inside_->set, page);
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
      *out = press::pdf(document_, inside_->setter, inside_->set, stop_);
      return true;
    } catch (const std::exception& error) {
      *out = error.what();
      return false;
    }
  }

 private:
  struct Inside {
    Inside(const Document& document, Paper paper, const std::string& faces, const std::atomic<bool>* stop)
        : setter(faces, document.language), set(press::set(document, paper, setter, stop)) {}
    Setter setter;
    Set set;
  };

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

  Document document_;
  std::unique_ptr<Inside> inside_;
  const std::atomic<bool>* stop_;
};

}  // namespace

}  // namespace vignette::share::press

namespace press = vignette::share::press;

extern "C" __attribute__((visibility("default"))) press::Sheets* vignette_press_sheets(const vignette::share::Document* document,
                                                                                       vignette::share::Paper paper, const char* faces,
                                                                                       const std::atomic<bool>* stop, std::string* out) {
  const std::lock_guard held(press::one_at_a_time());
  try {
    return new press::SheetsHere(*document, paper, faces, stop);
  } catch (const std::exception& error) {
    *out = error.what();
    return nullptr;
  }
}
