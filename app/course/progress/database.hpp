// A thin hold on SQLite: statements that bind and read plain values, and transactions that end with their scope.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace slotscope::course {

class Database;

/// A prepared statement. Parameters are bound in the order they are given; a failure shows in `Database::error`.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::int64_t value);
  Statement& bind(int value) { return bind(static_cast<std::int64_t>(value)); }
  Statement& bind(double value);
  Statement& bind(std::string_view value);
  Statement& bind(const char* value) { return bind(std::string_view(value)); }
  Statement& bind_null();

  /// Goes to the next row; false when there is none.
  bool row();
  /// Runs a statement without rows.
  bool run();

  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  bool is_null(int column) const;
  enum class Type { Null, Integer, Real, Text };
  Type type(int column) const;
  int columns() const;
  std::string column_name(int column) const;

 private:
  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
  int next_ = 1;
};

class Database {
 public:
  Database() = default;
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  enum class Access { ReadWrite, ReadOnly, Memory };
  /// Opens; on failure `error` says why.
  bool open(const std::string& path, Access access);
  void close();
  bool run(std::string_view sql);
  /// Copies everything from `other`.
  bool copy_from(Database& other);
  const std::string& error() const { return error_; }
  /// Whether the last failure says that the file is damaged or no database.
  bool damaged() const { return damaged_; }
  int changes() const;

 private:
  friend class Statement;
  void remember_failure();

  sqlite3* handle_ = nullptr;
  std::string error_;
  bool damaged_ = false;
};

/// Rolls back at the end of its scope unless `commit` was called.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { open_ = database_.run("BEGIN IMMEDIATE"); }
  ~Transaction() {
    if (open_) database_.run("ROLLBACK");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  bool commit() {
    if (!open_ || !database_.run("COMMIT")) return false;
    open_ = false;
    return true;
  }

 private:
  Database& database_;
  bool open_ = false;
};

}  // namespace slotscope::course
