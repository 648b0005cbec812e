// Export, import, reset and undo of a profile, table by table.
#include "course/progress/schema.hpp"
#include "course/progress/store.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

constexpr std::string_view format_name = "slotscope-progress";
// How many resets can be taken back.
constexpr int undo_depth = 10;

Data cell(const Statement& statement, int column) {
  switch (statement.type(column)) {
    case Statement::Type::Null:
      return {};
    case Statement::Type::Integer:
      return Data(statement.integer(column));
    case Statement::Type::Real:
      return Data(statement.real(column));
    case Statement::Type::Text:
      return Data(statement.text(column));
  }
  return {};
}

/// The part of a WHERE that picks a track's rows. Drafts have keys such as "exercise:slots/lat-lon".
std::string track_condition(const ProfileTable& table) {
  if (table.subject.empty()) return " AND 0";
  return " AND (" + std::string(table.subject) + " GLOB ? || '/*' OR " + std::string(table.subject) +
         " GLOB '*:' || ? || '/*')";
}

std::vector<std::string> columns_of(Database& database, std::string_view table) {
  std::vector<std::string> names;
  Statement statement(database, "SELECT name FROM pragma_table_info(?)");
  statement.bind(table);
  while (statement.row()) names.push_back(statement.text(0));
  return names;
}

/// The statement that adds a row, or brings the row of that key up to date when the added one is newer.
std::string insert_sql(const ProfileTable& table, const std::vector<std::string>& columns) {
  std::string marks;
  for (std::size_t i = 0; i < columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
  std::string name(table.name);
  std::string sql = "INSERT INTO " + name + " (" + join(columns, ", ") + ") VALUES (" + marks + ") ON CONFLICT DO ";
  if (table.age.empty()) return sql + "NOTHING";
  std::vector<std::string> changes;
  for (const std::string& column : columns) {
    // A lesson once finished stays so.
    changes.push_back(column == "finished" ? "finished = MAX(finished, excluded.finished)"
                                           : column + " = excluded." + column);
  }
  std::string age(table.age);
  return sql + "UPDATE SET " + join(changes, ", ") + " WHERE excluded." + age + " > " + name + '.' + age;
}

bool bind_cell(Statement& statement, const Data& value) {
  switch (value.kind) {
    case Data::Kind::Integer:
      statement.bind(value.integer);
      return true;
    case Data::Kind::Real:
      statement.bind(value.real);
      return true;
    case Data::Kind::Text:
      statement.bind(value.text);
      return true;
    default:
      return false;
  }
}

}  // namespace

Data ProgressStore::rows_of(std::int64_t profile, std::string_view track) {
  Data data = Data::table();
  data.set("format", format_name);
  data.set("version", schema_version);
  for (const ProfileTable& table : profile_tables) {
    std::string condition = track.empty() ? "" : track_condition(table);
    Statement statement(
        *database_, "SELECT * FROM " + std::string(table.name) + " WHERE profile = ?" + condition + " ORDER BY rowid");
    statement.bind(profile);
    if (!track.empty() && !table.subject.empty()) statement.bind(track).bind(track);
    Data rows = Data::list();
    while (statement.row()) {
      Data row = Data::table();
      for (int column = 0; column < statement.columns(); ++column) {
        if (statement.column_name(column) != "profile") row.set(statement.column_name(column), cell(statement, column));
      }
      rows.add(std::move(row));
    }
    data.set(std::string(table.name), std::move(rows));
  }
  return data;
}

Data ProgressStore::export_profile() {
  Data data = rows_of(profile_.id, "");
  data.set("profile", profile_.name);
  return data;
}

std::optional<int> ProgressStore::import_rows(const Data& data, std::int64_t profile, std::string& error) {
  if (data.text_of("format") != format_name) {
    error = "This is no progress file of Slotscope.";
    return std::nullopt;
  }
  if (data.integer_of("version") > schema_version) {
    error = "This file was written by a newer Slotscope.";
    return std::nullopt;
  }
  int added = 0;
  for (const ProfileTable& table : profile_tables) {
    std::vector<std::string> columns = columns_of(*database_, table.name);
    std::string sql = insert_sql(table, columns);
    for (const Data& row : data.items_of(table.name)) {
      Statement statement(*database_, sql);
      for (const std::string& column : columns) {
        const Data* value = row.find(column);
        if (column == "profile") {
          statement.bind(profile);
        } else if (!value || !bind_cell(statement, *value)) {
          error = "The file is incomplete: a row of " + std::string(table.name) + " has no " + column + '.';
          return std::nullopt;
        }
      }
      if (!statement.run()) {
        error = "The file cannot be taken in: " + database_->error() + '.';
        return std::nullopt;
      }
      added += database_->changes();
    }
  }
  return added;
}

std::optional<int> ProgressStore::import_profile(const Data& data, std::string& error) {
  Transaction transaction(*database_);
  std::optional<int> added = import_rows(data, profile_.id, error);
  if (added && !transaction.commit()) {
    error = "The file cannot be taken in: " + database_->error() + '.';
    return std::nullopt;
  }
  return added;
}

bool ProgressStore::keep_for_undo(std::string_view what, const Data& data) {
  Statement keep(*database_, "INSERT INTO undo (what, data, at) VALUES (?, ?, ?)");
  Statement forget(*database_, "DELETE FROM undo WHERE id <= (SELECT MAX(id) FROM undo) - ?");
  return keep.bind(what).bind(write_json(data, 0)).bind(now()).run() && forget.bind(undo_depth).run();
}

bool ProgressStore::delete_rows(std::int64_t profile, std::string_view track) {
  for (const ProfileTable& table : profile_tables) {
    // Settings are no progress; they go only with their profile.
    std::string condition = track.empty() ? "" : track_condition(table);
    Statement statement(*database_, "DELETE FROM " + std::string(table.name) + " WHERE profile = ?" + condition);
    statement.bind(profile);
    if (!track.empty() && !table.subject.empty()) statement.bind(track).bind(track);
    if (!statement.run()) return false;
  }
  return true;
}

bool ProgressStore::reset(std::string_view track) {
  Data data = rows_of(profile_.id, track);
  data.set("profile", profile_.name);
  std::string what =
      (track.empty() ? "all progress of " : "progress in " + std::string(track) + " of ") + profile_.name;
  std::vector<std::pair<std::string, std::string>> kept;
  Statement settings(*database_, "SELECT key, value FROM settings WHERE profile = ?");
  settings.bind(profile_.id);
  while (settings.row()) kept.emplace_back(settings.text(0), settings.text(1));
  Transaction transaction(*database_);
  bool written = keep_for_undo(what, data) && delete_rows(profile_.id, track);
  for (const auto& [key, value] : kept) {
    Statement again(*database_, "INSERT OR REPLACE INTO settings (profile, key, value) VALUES (?, ?, ?)");
    written = written && again.bind(profile_.id).bind(key).bind(value).run();
  }
  written = written && transaction.commit();
  check(written);
  return written;
}

std::string ProgressStore::undo_text() {
  Statement statement(*database_, "SELECT what FROM undo ORDER BY id DESC LIMIT 1");
  return statement.row() ? statement.text(0) : "";
}

bool ProgressStore::undo(std::string& error) {
  std::int64_t id = 0;
  std::optional<Data> data;
  {
    Statement statement(*database_, "SELECT id, data FROM undo ORDER BY id DESC LIMIT 1");
    if (!statement.row()) {
      error = "There is nothing to bring back.";
      return false;
    }
    id = statement.integer(0);
    data = parse_json(statement.text(1), error);
  }
  if (!data) return false;
  Transaction transaction(*database_);
  std::string name = data->text_of("profile");
  Statement make(*database_, "INSERT OR IGNORE INTO profiles (name, made) VALUES (?, ?)");
  if (!make.bind(name).bind(now()).run()) return false;
  std::int64_t profile = 0;
  {
    Statement find(*database_, "SELECT id FROM profiles WHERE name = ?");
    if (find.bind(name).row()) profile = find.integer(0);
  }
  Statement used(*database_, "DELETE FROM undo WHERE id = ?");
  if (!import_rows(*data, profile, error) || !used.bind(id).run() || !transaction.commit()) return false;
  return true;
}

}  // namespace slotscope::course
