/// What a reader finds in a Word or PDF file, taken out of it without what made it: libzip and pugixml, and qpdf alone.
#pragma once

#include <zip.h>

#include <cstddef>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vignette::support {

/// The files within a Word file, by name.
inline std::map<std::string, std::string> unpacked(const std::string& bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr),
                                                               zip_discard);
  if (!archive) throw std::runtime_error("no archive");
  std::map<std::string, std::string> files;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    zip_stat_t about;
    zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &about);
    std::string text(about.size, '\0');
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0),
                                                                  zip_fclose);
    if (!file || zip_fread(file.get(), text.data(), text.size()) != static_cast<zip_int64_t>(text.size()))
      throw std::runtime_error(about.name);
    files[about.name] = text;
  }
  return files;
}

/// Its text in order, a line for each paragraph.
inline std::string word_text(const std::string& part) {
  pugi::xml_document xml;
  if (!xml.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata)) throw std::runtime_error("no XML");
  std::string out;
  for (const auto& paragraph : xml.select_nodes("//w:p")) {
    for (const auto& piece : paragraph.node().select_nodes(".//w:t | .//w:br | .//w:tab")) {
      const std::string_view name = piece.node().name();
      out += name == "w:t" ? piece.node().text().get() : name == "w:br" ? "\n" : "\t";
    }
    out += '\n';
  }
  return out;
}

/// Letters as they are drawn, by each font's own table of what its codes mean; running heads and rules are told apart.
class PdfText : public QPDFObjectHandle::ParserCallbacks {
 public:
  explicit PdfText(QPDFObjectHandle page) : fonts_(page.getKey("/Resources").getKey("/Font")) {}
  void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
    if (!object.isOperator()) return operands_.push_back(object);
    const auto name = object.getOperatorValue();
    if (name == "BDC" || name == "BMC") begin();
    if (name == "EMC" && !open_.empty()) open_.pop_back();
    if (name == "Tf") choose(operands_.at(0).getName());
    if (name == "Tj") show(operands_.at(0).getStringValue());
    if (name == "TJ")
      for (auto& piece : operands_.at(0).getArrayAsVector())
        if (piece.isString()) show(piece.getStringValue());
    operands_.clear();
  }
  void handleEOF() override {}

  std::string text, furniture;

 private:
  enum class Within { text, artifact, said };
  struct Codes {
    std::size_t bytes = 1;
    std::map<unsigned, std::string> means;
  };

  void begin() {
    auto within = open_.empty() ? Within::text : open_.back();
    if (operands_.at(0).isNameAndEquals("/Artifact")) within = Within::artifact;
    if (operands_.size() > 1 && operands_[1].isDictionary() && operands_[1].hasKey("/ActualText")) {
      (within == Within::artifact ? furniture : text) += operands_[1].getKey("/ActualText").getUTF8Value();
      within = Within::said;
    }
    open_.push_back(within);
  }

  void choose(const std::string& name) {
    codes_ = &known_[name];
    if (!codes_->means.empty()) return;
    auto font = fonts_.getKey(name);
    codes_->bytes = font.getKey("/Subtype").isNameAndEquals("/Type0") ? 2 : 1;
    const auto buffer = font.getKey("/ToUnicode").getStreamData();
    read({reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()});
  }

  /// Hexadecimal numbers between "beginbf…" and "endbf…": pairs, or ranges with a list or a first.
  void read(std::string_view map) {
    for (std::size_t at = 0; (at = map.find("beginbf", at)) != std::string_view::npos;) {
      const bool ranges = map.substr(at).starts_with("beginbfrange");
      const auto end = map.find("endbf", at);
      std::vector<std::string> found;
      for (auto open = map.find('<', at); open < end; open = map.find('<', open + 1)) {
        found.emplace_back(map.substr(open + 1, map.find('>', open) - open - 1));
      }
      const std::size_t step = ranges ? 3 : 2;
      for (std::size_t i = 0; i + step <= found.size(); i += step) {
        const auto first = std::stoul(found[i], nullptr, 16), last = ranges ? std::stoul(found[i + 1], nullptr, 16) : first;
        auto meaning = QPDFObjectHandle::parse("<feff" + found[i + step - 1] + ">").getUTF8Value();
        for (auto code = first; code <= last; ++code) {
          codes_->means[static_cast<unsigned>(code)] = meaning;
          if (!meaning.empty()) ++meaning.back();
        }
      }
      at = end;
    }
  }

  void show(const std::string& codes) {
    const auto within = open_.empty() ? Within::text : open_.back();
    if (within == Within::said) return;
    for (std::size_t i = 0; i + codes_->bytes <= codes.size(); i += codes_->bytes) {
      unsigned code = 0;
      for (std::size_t byte = 0; byte < codes_->bytes; ++byte) code = code << 8 | static_cast<unsigned char>(codes[i + byte]);
      (within == Within::artifact ? furniture : text) += codes_->means[code];
    }
  }

  QPDFObjectHandle fonts_;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<Within> open_;
  std::map<std::string, Codes> known_;
  Codes* codes_ = nullptr;
};

struct Opened {
  std::string bytes;  ///< `file` goes on reading them
  QPDF file;
  std::string text, furniture;
  int pages = 0;
};

inline std::unique_ptr<Opened> opened_pdf(std::string bytes) {
  auto opened = std::make_unique<Opened>();
  opened->bytes = std::move(bytes);
  opened->file.processMemoryFile("made", opened->bytes.data(), opened->bytes.size());
  for (auto& page : QPDFPageDocumentHelper(opened->file).getAllPages()) {
    PdfText reading(page.getObjectHandle());
    page.parseContents(&reading);
    opened->text += reading.text + '\n';
    opened->furniture += reading.furniture + '\n';
    ++opened->pages;
  }
  return opened;
}

}  // namespace vignette::support
