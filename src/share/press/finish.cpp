#include "share/press/finish.hpp"

#include <fmt/format.h>

#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>
#include <vector>

namespace vignette::share::press {

namespace {

using Handle = QPDFObjectHandle;
using Token = QPDFTokenizer::Token;

/// "/NonStruct << /MCID 7 >> BDC" becomes "/Artifact BMC", and the numbers it took away are told.
class Artifacts : public Handle::TokenFilter {
 public:
  void handleToken(const Token& token) override {
    held_.push_back(token);
    if (held_.front().getType() != QPDFTokenizer::tt_name || held_.front().getValue() != "/" + std::string(furniture)) return let_go();
    if (token.getType() == QPDFTokenizer::tt_integer) taken.insert(std::stoi(token.getValue()));
    if (!token.isWord("BDC")) return;
    held_.clear();
    write("/Artifact BMC");
  }
  void handleEOF() override { let_go(); }

  std::set<int> taken;

 private:
  void let_go() {
    for (const auto& token : held_) writeToken(token);
    held_.clear();
  }
  std::vector<Token> held_;
};

/// Takes the elements that stood for furniture out of the structure.
void drop_furniture(Handle element) {
  auto kids = element.getKey("/K");
  if (!kids.isArray()) return;
  auto kept = Handle::newArray();
  for (auto& kid : kids.getArrayAsVector()) {
    if (kid.isDictionary() && kid.getKey("/S").isNameAndEquals("/" + std::string(furniture))) continue;
    if (kid.isDictionary()) drop_furniture(kid);
    kept.appendItem(kid);
  }
  element.replaceKey("/K", kept);
}

/// The numbers that furniture had lead nowhere now.
void forget(Handle parents, int page, const std::set<int>& taken) {
  auto numbers = parents.getKey("/Nums");
  for (int i = 0; numbers.isArray() && i + 1 < numbers.getArrayNItems(); i += 2) {
    if (numbers.getArrayItem(i).getIntValueAsInt() != page) continue;
    auto list = numbers.getArrayItem(i + 1);
    for (const int number : taken)
      if (list.isArray() && number < list.getArrayNItems()) list.setArrayItem(number, Handle::newNull());
  }
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

std::string described(const Properties& properties) {
  return fmt::format(
      "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n"
      "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n<xmp:CreateDate>{}</xmp:CreateDate>\n"
      "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n",
      escaped(properties.title), escaped(properties.language), properties.day);
}

}  // namespace

std::string finished(const std::string& pages, const Properties& properties) {
  QPDF file;
  file.setSuppressWarnings(true);
  file.processMemoryFile("pages", pages.data(), pages.size());
  auto root = file.getRoot();
  auto structure = root.getKey("/StructTreeRoot");
  for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
    Artifacts artifacts;
    std::string drawn;
    Pl_String content("content", nullptr, drawn);
    page.filterContents(&artifacts, &content);
    page.getObjectHandle().replaceKey("/Contents", Handle::newStream(&file, drawn));
    page.getObjectHandle().replaceKey("/Tabs", Handle::newName("/S"));
    auto number = page.getObjectHandle().getKey("/StructParents");
    if (structure.isDictionary() && number.isInteger()) forget(structure.getKey("/ParentTree"), number.getIntValueAsInt(), artifacts.taken);
  }
  if (structure.isDictionary()) drop_furniture(structure);

  root.replaceKey("/Lang", Handle::newUnicodeString(properties.language));
  root.replaceKey("/ViewerPreferences", Handle::parse("<< /DisplayDocTitle true >>"));
  root.replaceKey("/MarkInfo", Handle::parse("<< /Marked true >>"));
  auto metadata = Handle::newStream(&file, described(properties));
  metadata.getDict().replaceKey("/Type", Handle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", Handle::newName("/XML"));
  root.replaceKey("/Metadata", metadata);
  auto info = Handle::newDictionary();
  info.replaceKey("/Title", Handle::newUnicodeString(properties.title));
  std::string day = "D:";
  for (const char c : properties.day)
    if (c != '-') day += c;
  info.replaceKey("/CreationDate", Handle::newString(day));
  file.getTrailer().replaceKey("/Info", file.makeIndirectObject(info));

  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  const auto out = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(out->getBuffer()), out->getSize()};
}

}  // namespace vignette::share::press
