// QTI 2.1: one assessment item a question, a test that lists them, and the manifest of the package.
#include <cctype>

#include "course/evaluate/filled.hpp"
#include "course/interchange/plain_question.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view item_namespace =
    "xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsqti_v2p1 "
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd\"";
constexpr std::string_view match_correct = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct";
constexpr std::string_view map_response = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response";

std::string identifier(const std::string& id) {
  return "q-" + replace_all(id, "/", "-");
}
std::string choice_name(std::size_t index) {
  return "choice" + std::to_string(index + 1);
}

std::string value(std::string_view text) {
  return "<value>" + html_escaped(text) + "</value>";
}

/// The inside of a paragraph when the Markdown is one paragraph: choices hold no blocks of their own.
std::string inline_html(const std::string& markdown) {
  std::string html = html_of(markdown);
  if (html.starts_with("<p>") && html.find("<p>", 3) == std::string::npos && html.ends_with("</p>")) {
    return html.substr(3, html.size() - 7);
  }
  return html;
}

struct Parts {
  std::string declaration;
  std::string interaction;
  std::string feedback;
  std::string_view processing = match_correct;
};

std::string declare(std::string_view cardinality, std::string_view type, const std::string& inside) {
  return "  <responseDeclaration identifier=\"RESPONSE\" cardinality=\"" + std::string(cardinality) + "\" baseType=\"" +
         std::string(type) + "\">\n    " + inside + "\n  </responseDeclaration>\n";
}

Parts choice_parts(const PlainQuestion& question, bool several) {
  Parts parts;
  std::string correct;
  std::string mapping;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const PlainChoice& choice = question.choices[i];
    if (choice.right) correct += value(choice_name(i));
    mapping += "<mapEntry mapKey=\"" + choice_name(i) + "\" mappedValue=\"" + (choice.right ? "1" : "-1") + "\"/>";
    parts.interaction += "      <simpleChoice identifier=\"" + choice_name(i) + "\">" + inline_html(choice.text);
    if (!choice.why.empty()) {
      parts.interaction += "<feedbackInline identifier=\"" + choice_name(i) +
                           "\" outcomeIdentifier=\"FEEDBACK\" showHide=\"show\"> " + inline_html(choice.why) +
                           "</feedbackInline>";
    }
    parts.interaction += "</simpleChoice>\n";
  }
  std::string inside = "<correctResponse>" + correct + "</correctResponse>";
  if (several) {
    inside += "\n    <mapping lowerBound=\"0\" defaultValue=\"0\">" + mapping + "</mapping>";
    parts.processing = map_response;
  }
  parts.declaration = declare(several ? "multiple" : "single", "identifier", inside);
  parts.interaction = "    <choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\" maxChoices=\"" +
                      std::string(several ? "0" : "1") + "\">\n" + parts.interaction + "    </choiceInteraction>\n";
  return parts;
}

Parts text_parts(const std::vector<std::string>& accept, std::string_view type) {
  Parts parts;
  std::string mapping;
  for (const std::string& each : accept)
    mapping += "<mapEntry mapKey=\"" + html_escaped(each) + "\" mappedValue=\"1\"/>";
  parts.declaration = declare("single", type,
                              "<correctResponse>" + value(accept.empty() ? "" : accept.front()) +
                                  "</correctResponse>\n    <mapping defaultValue=\"0\">" + mapping + "</mapping>");
  parts.interaction = "    <p><textEntryInteraction responseIdentifier=\"RESPONSE\"/></p>\n";
  parts.processing = map_response;
  return parts;
}

Parts order_parts(const PlainQuestion& question) {
  Parts parts;
  std::string correct;
  for (std::size_t i = 0; i < question.accept.size(); ++i) {
    correct += value(choice_name(i));
    parts.interaction += "      <simpleChoice identifier=\"" + choice_name(i) + "\">" +
                         inline_html(question.accept[i]) + "</simpleChoice>\n";
  }
  parts.declaration = declare("ordered", "identifier", "<correctResponse>" + correct + "</correctResponse>");
  parts.interaction = "    <orderInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\">\n" + parts.interaction +
                      "    </orderInteraction>\n";
  return parts;
}

std::string item_xml(const PlainQuestion& question) {
  using Form = PlainQuestion::Form;
  Parts parts;
  switch (question.form) {
    case Form::Choice:
      parts = choice_parts(question, false);
      break;
    case Form::Several:
      parts = choice_parts(question, true);
      break;
    case Form::Order:
      parts = order_parts(question);
      break;
    case Form::Number: {
      std::string number = std::to_string(static_cast<long long>(question.number));
      parts = text_parts({number}, "string");
      break;
    }
    default:
      parts = text_parts(question.accept, "string");
      break;
  }
  std::string name = identifier(question.id);
  std::string text(xml_head);
  text += "<assessmentItem " + std::string(item_namespace) + " identifier=\"" + name + "\" title=\"" +
          html_escaped(question.id) + "\" adaptive=\"false\" timeDependent=\"false\">\n" + parts.declaration;
  text += "  <outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/>\n";
  bool feedback = parts.interaction.find("feedbackInline") != std::string::npos;
  if (feedback) {
    text += "  <outcomeDeclaration identifier=\"FEEDBACK\" cardinality=\"" +
            std::string(question.form == Form::Several ? "multiple" : "single") + "\" baseType=\"identifier\"/>\n";
  }
  text += "  <itemBody>\n    <div>" + html_of(question.ask) + "</div>\n" + parts.interaction + "  </itemBody>\n";
  if (feedback) {
    // A template cannot set the feedback as well, so the processing is written out.
    std::string score =
        parts.processing == map_response
            ? "    <setOutcomeValue identifier=\"SCORE\"><mapResponse identifier=\"RESPONSE\"/></setOutcomeValue>\n"
            : "    <responseCondition><responseIf><match><variable identifier=\"RESPONSE\"/><correct "
              "identifier=\"RESPONSE\"/></match>"
              "<setOutcomeValue identifier=\"SCORE\"><baseValue "
              "baseType=\"float\">1</baseValue></setOutcomeValue></responseIf></responseCondition>\n";
    text += "  <responseProcessing>\n" + score +
            "    <setOutcomeValue identifier=\"FEEDBACK\"><variable identifier=\"RESPONSE\"/></setOutcomeValue>\n  "
            "</responseProcessing>\n";
  } else {
    text += "  <responseProcessing template=\"" + std::string(parts.processing) + "\"/>\n";
  }
  return text + "</assessmentItem>\n";
}

std::string test_xml(const std::vector<std::string>& names, const std::string& title) {
  std::string text(xml_head);
  text += "<assessmentTest " + std::string(item_namespace) + " identifier=\"test\" title=\"" + html_escaped(title) +
          "\">\n"
          "  <testPart identifier=\"part\" navigationMode=\"nonlinear\" submissionMode=\"individual\">\n"
          "    <assessmentSection identifier=\"section\" title=\"" +
          html_escaped(title) + "\" visible=\"true\">\n";
  for (const std::string& name : names)
    text += "      <assessmentItemRef identifier=\"" + name + "\" href=\"" + name + ".xml\"/>\n";
  return text + "    </assessmentSection>\n  </testPart>\n</assessmentTest>\n";
}

std::string manifest_xml(const std::vector<std::string>& names) {
  std::string text(xml_head);
  text +=
      "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" identifier=\"manifest\">\n"
      "  <metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>\n  "
      "<organizations/>\n  <resources>\n"
      "    <resource identifier=\"test\" type=\"imsqti_test_xmlv2p1\" href=\"test.xml\">\n      <file "
      "href=\"test.xml\"/>\n";
  for (const std::string& name : names) text += "      <dependency identifierref=\"" + name + "\"/>\n";
  text += "    </resource>\n";
  for (const std::string& name : names) {
    text += "    <resource identifier=\"" + name + "\" type=\"imsqti_item_xmlv2p1\" href=\"" + name +
            ".xml\"><file href=\"" + name + ".xml\"/></resource>\n";
  }
  return text + "  </resources>\n</manifest>\n";
}

}  // namespace

Exported to_qti(const Questions& questions, const std::string& title, Version version, Evaluator& evaluator) {
  Exported result;
  add_general_losses(questions, version, result.lost);
  result.lost.emplace_back("explanations of whole questions, topic, difficulty and the section to read again");
  std::vector<std::string> names;
  for (const auto& question : questions) {
    PlainQuestion plain = plain_question(*question, version, evaluator, result.lost);
    if (plain.form == PlainQuestion::Form::Blanks) {
      result.lost.push_back(question->id + ": several blanks in one program; the question was left out");
      continue;
    }
    if (plain.tolerance > 0) result.lost.push_back(question->id + ": the tolerance of the number");
    names.push_back(identifier(plain.id));
    result.files.emplace_back(names.back() + ".xml", item_xml(plain));
  }
  result.files.emplace_back("test.xml", test_xml(names, title));
  result.files.emplace_back("imsmanifest.xml", manifest_xml(names));
  return result;
}

}  // namespace slotscope::course
