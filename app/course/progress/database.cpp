// The only file that sees SQLite.
#include "course/progress/database.hpp"

#include <sqlite3.h>

namespace slotscope::course {

namespace {
// How long to wait for another running Slotscope that is writing.
constexpr int busy_milliseconds = 2000;
}  // namespace

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  if (!database.handle_) return;
  if (sqlite3_prepare_v2(database.handle_, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr) !=
      SQLITE_OK) {
    database.remember_failure();
  }
}

Statement::~Statement() {
  sqlite3_finalize(statement_);
}

Statement& Statement::bind(std::int64_t value) {
  if (statement_) sqlite3_bind_int64(statement_, next_++, value);
  return *this;
}

Statement& Statement::bind(double value) {
  if (statement_) sqlite3_bind_double(statement_, next_++, value);
  return *this;
}

Statement& Statement::bind(std::string_view value) {
  if (statement_) {
    sqlite3_bind_text(statement_, next_++, value.data() ? value.data() : "", static_cast<int>(value.size()),
                      SQLITE_TRANSIENT);
  }
  return *this;
}

Statement& Statement::bind_null() {
  if (statement_) sqlite3_bind_null(statement_, next_++);
  return *this;
}

bool Statement::row() {
  if (!statement_) return false;
  int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.remember_failure();
  return false;
}

bool Statement::run() {
  if (!statement_) return false;
  int code = sqlite3_step(statement_);
  if (code == SQLITE_DONE || code == SQLITE_ROW) return true;
  database_.remember_failure();
  return false;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const {
  return sqlite3_column_double(statement_, column);
}
bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
int Statement::columns() const {
  return statement_ ? sqlite3_column_count(statement_) : 0;
}
std::string Statement::column_name(int column) const {
  return sqlite3_column_name(statement_, column);
}

std::string Statement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_, column);
  int size = sqlite3_column_bytes(statement_, column);
  return text ? std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)) : std::string();
}

Statement::Type Statement::type(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
      return Type::Integer;
    case SQLITE_FLOAT:
      return Type::Real;
    case SQLITE_NULL:
      return Type::Null;
    default:
      return Type::Text;
  }
}

Database::~Database() {
  close();
}

bool Database::open(const std::string& path, Access access) {
  close();
  int flags = SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_URI;
  std::string name = path;
  if (access == Access::ReadOnly) {
    flags |= SQLITE_OPEN_READONLY;
    name = "file:" + path + "?immutable=1";
  } else {
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (access == Access::Memory) name = ":memory:";
  }
  if (sqlite3_open_v2(name.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
    remember_failure();
    close();
    return false;
  }
  sqlite3_busy_timeout(handle_, busy_milliseconds);
  return true;
}

void Database::close() {
  sqlite3_close_v2(handle_);
  handle_ = nullptr;
}

bool Database::run(std::string_view sql) {
  if (!handle_) return false;
  if (sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return true;
  remember_failure();
  return false;
}

bool Database::copy_from(Database& other) {
  sqlite3_backup* backup = sqlite3_backup_init(handle_, "main", other.handle_, "main");
  if (!backup) {
    remember_failure();
    return false;
  }
  sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) == SQLITE_OK) return true;
  remember_failure();
  return false;
}

int Database::changes() const {
  return handle_ ? sqlite3_changes(handle_) : 0;
}

void Database::remember_failure() {
  int code = handle_ ? sqlite3_errcode(handle_) : SQLITE_NOMEM;
  error_ = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
  damaged_ = (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB;
}

}  // namespace slotscope::course
