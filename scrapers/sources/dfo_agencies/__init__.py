"""Which state agencies does DFØ's own overview list, and under which ministry?"""
