// Opens the progress database, whatever state it is found in.
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>

#include "course/progress/schema.hpp"
#include "course/progress/store.hpp"
#include "course/source/files.hpp"

namespace slotscope::course {

namespace {

constexpr std::string_view file_name = "progress.db";

std::string time_stamp(std::int64_t now) {
  std::time_t seconds = static_cast<std::time_t>(now);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char buffer[32];
  std::strftime(buffer, sizeof buffer, "%Y%m%d-%H%M%S", &parts);
  return buffer;
}

enum class State { Good, Damaged, Newer, Unusable };

int version_of(Database& database) {
  Statement statement(database, "PRAGMA user_version");
  return statement.row() ? static_cast<int>(statement.integer(0)) : -1;
}

bool is_whole(Database& database) {
  Statement statement(database, "PRAGMA quick_check(1)");
  return statement.row() && statement.text(0) == "ok";
}

State prepare(Database& database) {
  int version = version_of(database);
  if (version < 0) return database.damaged() ? State::Damaged : State::Unusable;
  if (version > schema_version) return State::Newer;
  if (!is_whole(database)) return State::Damaged;
  if (!database.run("PRAGMA journal_mode = WAL")) return State::Unusable;
  database.run("PRAGMA synchronous = NORMAL");
  if (version == schema_version) return State::Good;
  Transaction transaction(database);
  // Another process may have made the tables while this one waited.
  if (version_of(database) == schema_version) return State::Good;
  bool made = database.run(schema_sql) && database.run("PRAGMA user_version = " + std::to_string(schema_version));
  return made && transaction.commit() ? State::Good : State::Unusable;
}

}  // namespace

std::int64_t Clock::now() const {
  return static_cast<std::int64_t>(std::time(nullptr));
}

std::string data_folder() {
  std::string chosen = environment("SLOTSCOPE_HOME");
  if (!chosen.empty()) return chosen;
  std::string data = environment("XDG_DATA_HOME");
  if (data.empty() || data.front() != '/') data = environment("HOME") + "/.local/share";
  return data + "/slotscope";
}

/// Goes from the file as it is to a store that works.
class StoreOpener {
 public:
  StoreOpener(const std::string& folder, const Clock* clock)
      : folder_(folder), path_(folder + '/' + std::string(file_name)) {
    static const Clock real_clock;
    store_->clock_ = clock ? clock : &real_clock;
    store_->database_ = std::make_unique<Database>();
  }

  std::unique_ptr<ProgressStore> open() {
    std::string error;
    bool writable = make_folders(folder_, error) && access(folder_.c_str(), W_OK) == 0 &&
                    (!exists(path_) || access(path_.c_str(), W_OK) == 0);
    if (writable) {
      open_file();
    } else {
      if (error.empty()) error = (exists(path_) ? path_ : folder_) + " cannot be written";
      open_in_memory(error);
    }
    choose_profile();
    return std::move(store_);
  }

 private:
  Database& database() { return *store_->database_; }

  void open_file() {
    State state = database().open(path_, Database::Access::ReadWrite) ? prepare(database()) : State::Unusable;
    if (state == State::Good) return;
    std::string reason = database().error();
    database().close();
    if (state == State::Unusable) {
      open_in_memory(path_ + " cannot be used (" + reason + ')');
      return;
    }
    std::string aside = set_aside(state == State::Newer ? "newer" : "damaged");
    if (aside.empty() || !database().open(path_, Database::Access::ReadWrite) || prepare(database()) != State::Good) {
      open_in_memory(path_ + " cannot be used (" + reason + ')');
      return;
    }
    store_->messages_.push_back(
        state == State::Newer
            ? "Your progress was saved by a newer Slotscope. It is kept as " + aside + "; this version starts afresh."
            : "Your progress file was damaged. It is kept as " + aside + "; a new one was started.");
  }

  /// Renames the database with its companions; answers the new name.
  std::string set_aside(const std::string& why) {
    std::string aside = folder_ + "/progress-" + why + '-' + time_stamp(store_->now()) + ".db";
    for (int number = 2; exists(aside); ++number) {
      aside = folder_ + "/progress-" + why + '-' + time_stamp(store_->now()) + '-' + std::to_string(number) + ".db";
    }
    if (std::rename(path_.c_str(), aside.c_str()) != 0) return "";
    for (const char* companion : {"-wal", "-shm"}) {
      if (exists(path_ + companion)) std::rename((path_ + companion).c_str(), (aside + companion).c_str());
    }
    return aside;
  }

  void open_in_memory(const std::string& reason) {
    store_->saves_ = false;
    database().open("", Database::Access::Memory);
    Database old;
    bool copied = exists(path_) && old.open(path_, Database::Access::ReadOnly) && version_of(old) == schema_version &&
                  is_whole(old) && database().copy_from(old);
    if (!copied) {
      database().close();
      database().open("", Database::Access::Memory);
      database().run(schema_sql);
    }
    store_->messages_.push_back("Nothing will be saved in this session: " + reason + '.');
  }

  void choose_profile() {
    Statement chosen(database(), "SELECT id, name FROM profiles WHERE id = (SELECT profile FROM chosen)");
    if (chosen.row()) {
      store_->profile_ = {chosen.integer(0), chosen.text(1)};
      return;
    }
    Statement any(database(), "SELECT id, name FROM profiles ORDER BY id LIMIT 1");
    if (any.row()) {
      store_->profile_ = {any.integer(0), any.text(1)};
      return;
    }
    std::string error;
    if (!store_->add_profile("Learner", error)) {
      database().close();
      open_in_memory(store_->take_write_error());
      store_->add_profile("Learner", error);
    }
    std::vector<Profile> all = store_->profiles();
    if (!all.empty()) store_->choose_profile(all.front().id);
  }

  std::string folder_;
  std::string path_;
  std::unique_ptr<ProgressStore> store_{new ProgressStore()};
};

std::unique_ptr<ProgressStore> ProgressStore::open(const std::string& folder, const Clock* clock) {
  return StoreOpener(folder, clock).open();
}

}  // namespace slotscope::course
