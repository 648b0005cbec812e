// What a script waits for and expects.
#include <cstdio>

#include "platform/clock.hpp"
#include "ui/driver/driver.hpp"
#include "ui/driver/reading.hpp"

namespace slotscope {

std::string Driver::wait(const Words& words) {
  if (words[1] == "idle") return "";
  if (words.size() < 3) return "usage: wait idle | text TEXT | gone TEXT | widget NAME";
  const std::string text = words[2];
  if (words[1] == "text") {
    wait_for([text] { return shows(text); }, "the text \"" + text + "\"");
  } else if (words[1] == "gone") {
    wait_for([text] { return !shows(text); }, "the text \"" + text + "\" to go");
  } else if (words[1] == "widget") {
    wait_for(
        [this, words] {
          WidgetRecord found;
          return find(words, 2, found).empty();
        },
        "the widget \"" + text + "\"");
  } else {
    return "usage: wait idle | text TEXT | gone TEXT | widget NAME";
  }
  return "";
}

std::string Driver::rest(const Words& words) {
  double seconds = 0, most = 0;
  if (!read_number(words[1], seconds)) return "usage: rest SECONDS [at most N]";
  const bool limited = words.size() == 5 && read_number(words[4], most);
  const double until = seconds_now() + seconds;
  const unsigned long before = application_->frame_count();
  wait_for(
      [=, this] {
        if (seconds_now() < until) return false;
        const unsigned long drawn = application_->frame_count() - before;
        if (limited && static_cast<double>(drawn) > most)
          fail(std::to_string(drawn) + " frames were drawn in " + words[1] + " seconds of rest");
        return true;
      },
      "the rest to end");
  deadline_ += seconds;
  return "";
}

std::string Driver::expect(const Words& words) {
  const bool absent = words[1] == "no";
  const std::size_t at = absent ? 2 : 1;
  if (words.size() < at + 2)
    return "usage: expect " +
           std::string(
               "[no] text TEXT | [no] widget NAME [role R] [state S] | focus NAME | page ROUTE | clipboard TEXT");
  const std::string& kind = words[at];
  const std::string& wanted = words[at + 1];
  if (kind == "text") {
    if (shows(wanted) == absent)
      return std::string("the text \"") + wanted + (absent ? "\" is shown" : "\" is not shown") + "." + on_the_page();
    return "";
  }
  if (kind == "page") {
    const std::string route = to_string(application_->shell().route());
    return route == wanted ? "" : "the page is '" + route + "', not '" + wanted + "'";
  }
  if (kind == "clipboard") {
    const std::string text = application_->window().clipboard();
    return text == wanted ? "" : "the clipboard holds \"" + text + "\", not \"" + wanted + "\"";
  }
  if (kind == "focus") {
    for (const WidgetRecord& record : widgets_on_screen()) {
      if (record.focused)
        return visible_name(record.name) == wanted
                   ? ""
                   : "the focus is on \"" + std::string(visible_name(record.name)) + "\", not on \"" + wanted + "\"";
    }
    return "nothing has the focus";
  }
  if (kind != "widget") return "there is nothing called '" + kind + "' to expect";
  std::string role, state, seen;
  bool state_given = false;
  for (std::size_t i = at + 2; i + 1 < words.size(); i += 2) {
    if (words[i] == "role") role = words[i + 1];
    if (words[i] == "state") {
      state = words[i + 1];
      state_given = true;
    }
  }
  for (const WidgetRecord& record : widgets_on_screen()) {
    if (visible_name(record.name) != wanted || (!role.empty() && name_of(record.role) != role)) continue;
    if (!state_given || record.state == state) return absent ? "there is a widget called \"" + wanted + "\"" : "";
    seen += (seen.empty() ? "\"" : ", \"") + record.state + "\"";
  }
  if (absent) return "";
  if (!seen.empty()) return "the state of \"" + wanted + "\" is " + seen + ", not \"" + state + "\"";
  return "there is no widget called \"" + wanted + "\"." + on_the_page();
}

std::string Driver::timeout(const Words& words) {
  double seconds = 0;
  if (!read_number(words[1], seconds) || seconds <= 0) return "usage: timeout SECONDS";
  patience_ = seconds;
  return "";
}

}  // namespace slotscope
