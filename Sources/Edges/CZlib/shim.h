#pragma once
#include <zlib.h>

// A macro that Swift does not import. 31: a gzip wrapper (RFC 1952) around the largest window.
static inline int czlib_start_gzip(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}
