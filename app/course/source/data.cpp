// Access to plain values by name.
#include "course/source/data.hpp"

namespace slotscope::course {

const Data* Data::find(std::string_view name) const {
  for (const auto& [key, value] : members) {
    if (key == name) return &value;
  }
  return nullptr;
}

Data& Data::set(std::string name, Data value) {
  kind = Kind::Table;
  members.emplace_back(std::move(name), std::move(value));
  return *this;
}

std::string Data::text_of(std::string_view name, std::string_view otherwise) const {
  const Data* member = find(name);
  return member && member->is(Kind::Text) ? member->text : std::string(otherwise);
}

std::int64_t Data::integer_of(std::string_view name, std::int64_t otherwise) const {
  const Data* member = find(name);
  return member && member->is(Kind::Integer) ? member->integer : otherwise;
}

double Data::real_of(std::string_view name, double otherwise) const {
  const Data* member = find(name);
  if (member && member->is(Kind::Real)) return member->real;
  if (member && member->is(Kind::Integer)) return static_cast<double>(member->integer);
  return otherwise;
}

bool Data::boolean_of(std::string_view name, bool otherwise) const {
  const Data* member = find(name);
  return member && member->is(Kind::Boolean) ? member->boolean : otherwise;
}

const std::vector<Data>& Data::items_of(std::string_view name) const {
  static const std::vector<Data> nothing;
  const Data* member = find(name);
  return member && member->is(Kind::List) ? member->items : nothing;
}

std::string_view name_of(Data::Kind kind) {
  switch (kind) {
    case Data::Kind::Null:
      return "nothing";
    case Data::Kind::Boolean:
      return "true or false";
    case Data::Kind::Integer:
      return "a whole number";
    case Data::Kind::Real:
      return "a number";
    case Data::Kind::Text:
      return "a text";
    case Data::Kind::List:
      return "a list";
    case Data::Kind::Table:
      return "a table";
  }
  return "";
}

}  // namespace slotscope::course
