// The tables of the progress database.
#pragma once

#include <array>
#include <string_view>

namespace slotscope::course {

/// Raised when the tables change; a database with a higher number was made by a newer Slotscope.
inline constexpr int schema_version = 1;

inline constexpr std::string_view schema_sql = R"(
CREATE TABLE profiles (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, made INTEGER NOT NULL);
CREATE TABLE chosen (one INTEGER PRIMARY KEY CHECK (one = 1), profile INTEGER NOT NULL);
CREATE TABLE undo (id INTEGER PRIMARY KEY, what TEXT NOT NULL, data TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE settings (profile INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (profile, key));
CREATE TABLE lessons (profile INTEGER NOT NULL, lesson TEXT NOT NULL, section TEXT NOT NULL, finished INTEGER NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (profile, lesson));
CREATE TABLE sections (profile INTEGER NOT NULL, lesson TEXT NOT NULL, section TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (profile, lesson, section));
CREATE TABLE answers (profile INTEGER NOT NULL, question TEXT NOT NULL, hash TEXT NOT NULL, version TEXT NOT NULL,
  mode TEXT NOT NULL, answer TEXT NOT NULL, credit REAL NOT NULL, seconds REAL NOT NULL, at INTEGER NOT NULL,
  number INTEGER NOT NULL, PRIMARY KEY (profile, question, at, number));
CREATE TABLE attempts (profile INTEGER NOT NULL, exercise TEXT NOT NULL, version TEXT NOT NULL, source TEXT NOT NULL,
  passed INTEGER NOT NULL, met TEXT NOT NULL, at INTEGER NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY (profile, exercise, at, number));
CREATE TABLE hints (profile INTEGER NOT NULL, exercise TEXT NOT NULL, used INTEGER NOT NULL, solution INTEGER NOT NULL,
  PRIMARY KEY (profile, exercise));
CREATE TABLE drafts (profile INTEGER NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (profile, key));
CREATE TABLE reviews (profile INTEGER NOT NULL, question TEXT NOT NULL, hash TEXT NOT NULL, stability REAL NOT NULL,
  difficulty REAL NOT NULL, last INTEGER NOT NULL, due INTEGER NOT NULL, repetitions INTEGER NOT NULL,
  lapses INTEGER NOT NULL, PRIMARY KEY (profile, question));
)";

/// A table whose rows belong to a profile.
struct ProfileTable {
  std::string_view name;
  std::string_view subject;  ///< the column that says which part of the course a row is about; empty for none
  std::string_view age;      ///< the column by which the newer of two rows with one key wins; empty: the one here wins
};

inline constexpr std::array<ProfileTable, 8> profile_tables = {{{"settings", "", ""},
                                                                {"lessons", "lesson", "at"},
                                                                {"sections", "lesson", ""},
                                                                {"answers", "question", ""},
                                                                {"attempts", "exercise", ""},
                                                                {"hints", "exercise", ""},
                                                                {"drafts", "key", "at"},
                                                                {"reviews", "question", "last"}}};

}  // namespace slotscope::course
