#pragma once
#include <spawn.h>
#include <sys/types.h>

// What Linux has for starting and watching processes, but Swift's Glibc does not show because the headers want _GNU_SOURCE.
extern int pipe2(int ends[2], int flags);
extern int pidfd_open(pid_t process, unsigned int flags);
extern int eventfd(unsigned int count, int flags);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
